/** What is used of WebAssembly: TypeScript declares it with the browser's globals alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Memory {
    constructor(descriptor: {
      readonly initial: number
      readonly maximum: number
      /** It grows where it is, under arrays that look into it. */
      readonly shared: true
    })
    readonly buffer: SharedArrayBuffer
    grow(pages: number): number
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
    readonly exports: unknown
  }
}
