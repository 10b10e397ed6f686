import {
  type Answer,
  BODY_LIMIT,
  type Call,
  conversation,
  type Handler,
  NOT_FOUND,
  tooLong,
} from "./github-api-handler.ts";
import { commentJson, reactionJson } from "./github-api-json.ts";
import { type Comment, nextId } from "./github-api-state.ts";

/** Comments and reactions to them, by GitHub's operation id. */
export const CONVERSATION_HANDLERS: Readonly<Record<string, Handler>> = {
  "issues/list-comments": {
    needs: conversation("read"),
    lags: true,
    answer: ({ state, listed, parameters, query }) => {
      const issue = Number(parameters["issue_number"]);
      if (![...state.issues, ...state.pullRequests].some(({ number }) => number === issue)) return NOT_FOUND;
      return {
        status: 200,
        items: listed.comments
          .filter((comment) => comment.issue === issue)
          .filter(({ createdAt = "" }) => createdAt >= (query.get("since") ?? ""))
          .map((comment) => commentJson(state, comment)),
      };
    },
  },
  "issues/create-comment": {
    needs: conversation("write"),
    answer: ({ state, parameters, body, login, now }) => {
      const issue = Number(parameters["issue_number"]);
      if (![...state.issues, ...state.pullRequests].some(({ number }) => number === issue)) return NOT_FOUND;
      const text = String(body["body"]);
      if (text.length > BODY_LIMIT) return tooLong("IssueComment");
      const comment = { id: nextId(state), issue, body: text, author: login, edits: 0, createdAt: now };
      state.comments.push(comment);
      return { status: 201, body: commentJson(state, comment) };
    },
  },
  "issues/get-comment": {
    needs: conversation("read", issueOfComment),
    answer: (call) =>
      withComment(call, (comment) => ({ status: 200, body: commentJson(call.state, comment) })),
  },
  "issues/update-comment": {
    needs: conversation("write", issueOfComment),
    answer: (call) =>
      withComment(call, (comment) => {
        const text = String(call.body["body"]);
        if (text.length > BODY_LIMIT) return tooLong("IssueComment");
        Object.assign(comment, { body: text, edits: comment.edits + 1 });
        return { status: 200, body: commentJson(call.state, comment) };
      }),
  },
  "issues/delete-comment": {
    needs: conversation("write", issueOfComment),
    answer: (call) =>
      withComment(call, ({ id }) => {
        remove(call.state.comments, (comment) => comment.id === id);
        remove(call.state.reactions, (reaction) => reaction.comment === id);
        return { status: 204 };
      }),
  },
  "reactions/list-for-issue-comment": {
    needs: conversation("read", issueOfComment),
    answer: (call) =>
      withComment(call, ({ id }) => ({
        status: 200,
        items: call.listed.reactions
          .filter(({ comment }) => comment === id)
          .filter(({ content }) => content === (call.query.get("content") ?? content))
          .map(reactionJson),
      })),
  },
  "reactions/create-for-issue-comment": {
    needs: conversation("write", issueOfComment),
    answer: (call) => withComment(call, ({ id }) => react(call, id)),
  },
  "reactions/delete-for-issue-comment": {
    needs: conversation("write", issueOfComment),
    answer: ({ state, parameters, login }) => {
      const wanted = Number(parameters["reaction_id"]);
      const found = state.reactions.find(
        ({ id, comment }) => id === wanted && comment === Number(parameters["comment_id"]),
      );
      // Only its own account may take a reaction away; GitHub hides it from the others.
      if (found === undefined || found.author !== login) return NOT_FOUND;
      remove(state.reactions, ({ id }) => id === wanted);
      return { status: 204 };
    },
  },
};

/** GitHub keeps one of a kind for each account: the first is told 201, all others 200 with the same id. */
function react({ state, body, login, now }: Call, comment: number): Answer {
  const content = String(body["content"]);
  const known = state.reactions.find(
    (reaction) => reaction.comment === comment && reaction.content === content && reaction.author === login,
  );
  if (known !== undefined) return { status: 200, body: reactionJson(known) };
  const reaction = { id: nextId(state), comment, content, author: login, createdAt: now };
  state.reactions.push(reaction);
  return { status: 201, body: reactionJson(reaction) };
}

function issueOfComment({ state, parameters }: Call): number {
  return state.comments.find(({ id }) => id === Number(parameters["comment_id"]))?.issue ?? anyPull(state);
}

/** What is not there tells nothing about its scope; GitHub then asks for either. */
function anyPull({ pullRequests }: Call["state"]): number {
  return pullRequests[0]?.number ?? 0;
}

function withComment(call: Call, use: (comment: Comment) => Answer): Answer {
  const comment = call.state.comments.find(({ id }) => id === Number(call.parameters["comment_id"]));
  return comment === undefined ? NOT_FOUND : use(comment);
}

function remove<T>(items: T[], matches: (item: T) => boolean): void {
  for (const item of items.filter(matches)) items.splice(items.indexOf(item), 1);
}
