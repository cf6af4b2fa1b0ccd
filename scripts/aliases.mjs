import { registerHooks } from "node:module";

/** Preloaded into scripts that use the console's own modules: `@/` is the project, and its TypeScript has an ending. */
const root = new URL("../", import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!specifier.startsWith("@/")) return nextResolve(specifier, context);
    return nextResolve(new URL(`${specifier.slice(2)}.ts`, root).href, context);
  },
});
