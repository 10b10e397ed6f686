import { z } from "zod";

/** The kinds of values in report data. How long texts and lists may be is checked before, all in one place. */

export const Text = z.string();
export const Name = z.string().min(1);
/** zod's numbers are finite. */
export const Amount = z.number();
export const Count = z.number().int().min(0);

/** Stamps of file names are made of it. */
export const Time = z.iso.datetime({ offset: true });
