import "server-only";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { budgetBookings, budgetDays } from "@/lib/db/schema";

export interface Account {
  scope: "person" | "team";
  name: string;
  /** Null: nothing limits it, it is only counted. */
  limitUsd: number | null;
}

export type Booking = Pick<typeof budgetBookings.$inferSelect, "invocationId" | "day" | "person" | "team" | "usd">;

class Exceeded extends Error {
  readonly account: Account;
  constructor(account: Account) {
    super("a budget is used up");
    this.account = account;
  }
}

class Repeated extends Error {}

/**
 * Books an amount on every account, or on none: two calls that race for the last of a budget cannot both get it.
 *
 * @param accounts in an order that is the same for all callers, so that none waits for another in a circle
 * @returns the account that has not so much left, `repeated` for a call that was booked before, null when it is booked
 */
export async function book(db: Database, booking: Booking, accounts: Account[]): Promise<Account | "repeated" | null> {
  try {
    await db.transaction(async (tx) => {
      for (const account of accounts) if (!(await add(tx, booking, account))) throw new Exceeded(account);
      const rows = await tx.insert(budgetBookings).values(booking).onConflictDoNothing().returning();
      if (rows.length === 0) throw new Repeated();
    });
    return null;
  } catch (error) {
    if (error instanceof Exceeded) return error.account;
    if (error instanceof Repeated) return "repeated";
    throw error;
  }
}

async function add(db: Database, { day, usd }: Booking, { scope, name, limitUsd }: Account): Promise<boolean> {
  if (limitUsd !== null && usd > limitUsd) return false;
  const rows = await db
    .insert(budgetDays)
    .values({ day, scope, name, usd })
    .onConflictDoUpdate({
      target: [budgetDays.day, budgetDays.scope, budgetDays.name],
      set: { usd: sql`${budgetDays.usd} + excluded.usd` },
      ...(limitUsd !== null && { setWhere: sql`${budgetDays.usd} + excluded.usd <= ${limitUsd}::float8` }),
    })
    .returning({ usd: budgetDays.usd });
  return rows.length > 0;
}

/** Replaces the worst case of one call by what it cost; once, a second settling changes nothing. */
export async function settle(db: Database, invocationId: string, usd: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const open = and(eq(budgetBookings.invocationId, invocationId), isNull(budgetBookings.settledAt));
    const [booked] = await tx.select().from(budgetBookings).where(open).for("update");
    if (!booked) return;
    await tx.update(budgetBookings).set({ usd, settledAt: now }).where(eq(budgetBookings.invocationId, invocationId));
    const isPerson = and(eq(budgetDays.scope, "person"), eq(budgetDays.name, booked.person));
    const isTeam = and(eq(budgetDays.scope, "team"), eq(budgetDays.name, booked.team ?? ""));
    await tx
      .update(budgetDays)
      .set({ usd: sql`greatest(0, ${budgetDays.usd} + ${usd - booked.usd}::float8)` })
      .where(and(eq(budgetDays.day, booked.day), or(isPerson, booked.team === null ? undefined : isTeam)));
  });
}

/** What is booked on one account. */
export async function used(db: Database, day: string, { scope, name }: Pick<Account, "scope" | "name">) {
  const isAccount = and(eq(budgetDays.day, day), eq(budgetDays.scope, scope), eq(budgetDays.name, name));
  const [row] = await db.select({ usd: budgetDays.usd }).from(budgetDays).where(isAccount);
  return row?.usd ?? 0;
}
