/**
 * Piscina first loads a script with `require`. If a thread is terminated while `require` loads an ES module, Node 20 ends the
 * whole process (`v8::Module::IsGraphAsync must be used on an instantiated module`). With this option piscina uses `import`.
 */
const IMPORT_ONLY = '--no-experimental-require-module'

/** Node's options for worker threads. Those of the process are not passed on: they may name a loader. */
export const THREAD_OPTIONS: string[] = process.allowedNodeEnvironmentFlags.has(IMPORT_ONLY)
  ? [IMPORT_ONLY]
  : []
