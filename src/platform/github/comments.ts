import type { Comment, CommentApi } from "../../github/ports.ts";
import { type Calls, ONCE, PAGE } from "./calls.ts";
import { isTrusted } from "./trust.ts";

/** Comments on issues and pull requests, and the reactions by which jobs take turns. */
export function githubComments({ repository, find, create, pages }: Calls): CommentApi {
  return {
    async *list(issue) {
      const found = pages("pull-requests: read", async ({ rest }, page) => {
        const request = { ...repository, issue_number: issue, per_page: PAGE, page };
        const { data } = await rest.issues.listComments(request);
        return data;
      });
      for await (const comment of found) yield commentOf(comment);
    },
    get: (comment) =>
      find("pull-requests: read", async ({ rest }) => {
        const { data } = await rest.issues.getComment({ ...repository, comment_id: comment });
        return commentOf(data);
      }),
    create: (issue, body) =>
      create("pull-requests: write", async ({ rest }) => {
        const request = { ...repository, issue_number: issue, body, ...ONCE };
        const { data } = await rest.issues.createComment(request);
        return data.id;
      }),
    update: async (comment, body) => {
      const updated = await find("pull-requests: write", ({ rest }) =>
        rest.issues.updateComment({ ...repository, comment_id: comment, body }),
      );
      return updated !== undefined;
    },
    remove: async (comment) => {
      await find("pull-requests: write", ({ rest }) =>
        rest.issues.deleteComment({ ...repository, comment_id: comment }),
      );
    },
    claim: async (comment) => {
      // Repeating this is harmless: after a lost answer GitHub says 200, and we only think that another job was first.
      const answer = await find("pull-requests: write", ({ rest }) =>
        rest.reactions.createForIssueComment({ ...repository, comment_id: comment, content: CLAIM }),
      );
      if (answer === undefined) return { kind: "gone" };
      return answer.status === 201 ? { kind: "placed", id: answer.data.id } : { kind: "taken" };
    },
    release: async (comment, claim) => {
      await find("pull-requests: write", ({ rest }) =>
        rest.reactions.deleteForIssueComment({ ...repository, comment_id: comment, reaction_id: claim }),
      );
    },
    claims: async (comment) => {
      const found = await find("pull-requests: read", ({ rest }) =>
        rest.reactions.listForIssueComment({
          ...repository,
          comment_id: comment,
          content: CLAIM,
          per_page: PAGE,
        }),
      );
      return (found?.data ?? []).map(({ id, created_at: createdAt }) => ({ id, createdAt }));
    },
    react: async (comment, reaction) => {
      await find("pull-requests: write", ({ rest }) =>
        rest.reactions.createForIssueComment({ ...repository, comment_id: comment, content: reaction }),
      );
    },
  };
}

const CLAIM = "eyes";

function commentOf(comment: {
  readonly id: number;
  readonly body?: string;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly author_association?: string;
  readonly created_at: string;
  readonly html_url: string;
}): Comment {
  return {
    id: comment.id,
    body: comment.body ?? "",
    // The account was deleted; GitHub shows its comments under this name.
    author: comment.user?.login ?? "ghost",
    trusted: isTrusted(comment),
    createdAt: comment.created_at,
    url: comment.html_url,
  };
}
