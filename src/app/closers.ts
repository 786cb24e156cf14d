/** What has been opened, to be closed in reverse order. */
export class Closers {
  readonly #opened: { close(): unknown }[] = []

  /** Closes this as well. Returns it. */
  add<T extends { close(): unknown }>(opened: T): T {
    this.#opened.push(opened)
    return opened
  }

  /** Closes everything, what was opened last first. A failure is thrown once the others are closed. */
  async close(): Promise<void> {
    const last = this.#opened.pop()
    if (!last) return
    try {
      await last.close()
    } finally {
      await this.close()
    }
  }
}
