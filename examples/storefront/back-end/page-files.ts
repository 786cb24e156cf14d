import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the page as it is sent. */
export interface PageFile {
  readonly headers: Readonly<Record<string, string>>
  /** Compressed: each browser of today takes gzip. */
  readonly body: Buffer
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** The built page by path, in memory: no path of a request reaches the disk. */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(folder.length), pageFile(path)]
      }),
  )
}

function pageFile(path: string): PageFile {
  // Names of assets change with what is in them.
  const isAsset = path.includes('assets')
  return {
    headers: {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    body: gzipSync(readFileSync(path)),
  }
}
