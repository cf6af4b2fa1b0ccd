import { AppError } from "@/lib/errors";

export type Role = "viewer" | "builder" | "admin";
export type Permission =
  | "profile:read"
  | "profile:create"
  | "profile:tag"
  | "profile:delete"
  | "model:invoke"
  | "usage:read"
  | "audit:read"
  | "rehearsal:change";

export interface Actor {
  id: string;
  name: string;
  role: Role;
}

/** Whoever may see the profiles may see what was done to them: the log holds no secrets and no prompts. */
const reading = ["profile:read", "usage:read", "audit:read"] as const;

const granted: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(reading),
  builder: new Set([...reading, "profile:create", "profile:tag", "model:invoke"]),
  admin: new Set([...reading, "profile:create", "profile:tag", "profile:delete", "model:invoke", "rehearsal:change"]),
};

/** Without sign-in the console listens on loopback only, and whoever sits there may do everything. */
export const localActor: Actor = { id: "local", name: "Local user", role: "admin" };

/** Lets an actor with the permission pass. @throws AppError `forbidden` */
export function authorize({ actor }: { actor: Actor }, permission: Permission): void {
  if (!granted[actor.role].has(permission)) {
    throw new AppError("forbidden", `Your role (${actor.role}) may not do this.`);
  }
}
