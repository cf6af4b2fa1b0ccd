/** Next calls this once per process, before the first request. It is compiled for Edge too, hence the import inside. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./instrumentation-node");
  await start();
}
