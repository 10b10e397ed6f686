import { execFile } from "node:child_process";

/** What a program of the machine prints, with `input` on its standard input; for a second opinion. */
export async function childOutput(file: string, args: readonly string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { encoding: "utf8" }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
    child.stdin?.end(input);
  });
}
