import { loadConfig } from "../config/load.ts";
import type { Config } from "../config/schema.ts";
import type { ActionEdge } from "./edge.ts";

/** The step's configuration; what is odd about it is in the log. */
export async function configOf({ configuration, ports }: ActionEdge): Promise<Config> {
  const { config, warnings } = await loadConfig(configuration, ports.files);
  for (const warning of warnings) ports.log.warn(warning);
  return config;
}
