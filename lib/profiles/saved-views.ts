import { z } from "zod";

export const savedViewsKey = "profile-console:views";
export const maxViewName = 60;

/** Views of the list by name; `query` is the part of the address after the question mark. */
export const savedViewsSchema = z.array(
  z.object({ name: z.string().min(1).max(maxViewName), query: z.string().max(4_000) }),
);
export type SavedViews = z.output<typeof savedViewsSchema>;

/** With the view added; one of the same name is replaced. In the order of names. */
export function withView(views: SavedViews, name: string, query: string): SavedViews {
  const others = views.filter((view) => view.name !== name);
  return [...others, { name, query }].sort((a, b) => a.name.localeCompare(b.name, "en"));
}
