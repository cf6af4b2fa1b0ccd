import { registerHooks } from "node:module";

/**
 * Preloaded into dependency-cruiser, which reads TypeScript with the compiler's JavaScript API. TypeScript 7 has none:
 * it is given TypeScript 6 instead (docs/decisions/0001-import-rules.md).
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isCruiser = context.parentURL?.includes("/node_modules/dependency-cruiser/") ?? false;
    return nextResolve(isCruiser ? specifier.replace(/^typescript(?=\/|$)/, "typescript-6") : specifier, context);
  },
});
