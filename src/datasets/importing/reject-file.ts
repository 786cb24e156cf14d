import { type FileHandle, open } from 'node:fs/promises'
import { AttuneError } from '../../domain/errors.ts'
import type { RejectedRow } from './data-set.ts'

/** Maximum length of a stored row, in characters. */
const MAX_TEXT = 1_000

/** Characters buffered before a write. */
const BUFFERED = 64 * 1024

/** Rejected rows as JSONL with file, line, reason and text. The only output that contains values of rows. */
export class RejectFile {
  readonly #handle: FileHandle
  #buffered = ''

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Creates or empties the file. @throws AttuneError `BAD_USER_INPUT` if it cannot be written */
  static async open(path: string): Promise<RejectFile> {
    return new RejectFile(await openAs('w', path))
  }

  /** Checks that the file is writable, without changing it. @throws AttuneError `BAD_USER_INPUT` if it cannot be written */
  static async check(path: string): Promise<void> {
    const handle = await openAs('a', path)
    await handle.close()
  }

  async write({ file, line, reason, text }: RejectedRow): Promise<void> {
    this.#buffered += `${JSON.stringify({ file, line, reason, text: text.slice(0, MAX_TEXT) })}\n`
    if (this.#buffered.length >= BUFFERED) await this.#flush()
  }

  async close(): Promise<void> {
    await this.#flush()
    await this.#handle.close()
  }

  async #flush(): Promise<void> {
    const text = this.#buffered
    this.#buffered = ''
    await this.#handle.write(text)
  }
}

async function openAs(mode: 'a' | 'w', path: string): Promise<FileHandle> {
  try {
    return await open(path, mode)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new AttuneError('BAD_USER_INPUT', `the file for rejected rows cannot be written (${code})`, {
      hint: 'name one in a folder that exists and that you may write to',
      cause,
    })
  }
}
