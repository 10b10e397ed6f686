import { systemGit } from "../../src/platform/git.ts";
import { branchStore } from "../../src/store/branch-store.ts";
import { openCheckout } from "../support/temporary-checkout.ts";
import { describeHistoryStore } from "./history-store.ts";

describeHistoryStore("the branch store", async () => {
  const checkout = await openCheckout();
  const git = systemGit(checkout.ports);
  const { clock, backoff } = checkout;
  return {
    store: branchStore({ git, branch: "benchmark-data", clock, backoff }),
    async put(files) {
      const parent = await git.fetch("origin", "benchmark-data");
      const commit = await git.commit({ parent, files, message: "by hand", time: clock.now() });
      await git.push("origin", "benchmark-data", commit);
    },
    contentOf: (path) => checkout.show("benchmark-data", path),
    [Symbol.asyncDispose]: () => checkout[Symbol.asyncDispose](),
  };
});
