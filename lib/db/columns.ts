import { timestamp } from "drizzle-orm/pg-core";

/** A moment in UTC with millisecond precision. */
export const moment = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });
