import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A site of files that are made when they are asked for. */
export interface PageSite {
  readonly origin: string
  close(): Promise<void>
}

/** A file of a site. */
export interface SiteFile {
  readonly type: string
  readonly body: string | Uint8Array
}

/** @param file the file at a path; null for none */
export async function pageSite(
  file: (path: string) => SiteFile | null | Promise<SiteFile | null>,
): Promise<PageSite> {
  const server = createServer(async ({ url = '/' }, response) => {
    const found = await file(url)
    if (found === null) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': found.type }).end(found.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The browser package as one module, built and minified as a bundler does. */
export async function bundledSdk(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../packages/browser/src/index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild wrote nothing')
  return file.contents
}
