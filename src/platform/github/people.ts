import type { PeopleApi } from "../../github/ports.ts";
import type { Calls } from "./calls.ts";

export function githubPeople({ repository, find }: Calls): PeopleApi {
  return {
    mayWrite: async (login) => {
      if (login === "") return false;
      const found = await find("metadata: read", ({ rest }) =>
        rest.repos.getCollaboratorPermissionLevel({ ...repository, username: login }),
      );
      // GitHub says `write` for the role maintain, too, and for roles that an organisation made of it.
      return found !== undefined && MAY_WRITE.has(found.data.permission);
    },
  };
}

const MAY_WRITE: ReadonlySet<string> = new Set(["admin", "write"]);
