import type { IncomingHttpHeaders } from 'node:http'
import { constants, createGunzip, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** Shorter texts fit into one packet anyway. */
const LEAST_BYTES = 1_024

/**
 * Better levels take several times the processor, and JSON gets only some percent shorter. Most of the time of a page of 8 kB is
 * the memory of its compressor: a small one takes a third of it.
 */
const OPTIONS = { level: constants.Z_BEST_SPEED, memLevel: 5, windowBits: 13 }

const NAMES: readonly string[] = ['gzip', 'x-gzip', '*']

const ZERO = /^q=0(?:\.0*)?$/i

/**
 * Compresses texts of 1 kB and more for clients that accept gzip, in the threads of Node. Files are compressed by the build.
 *
 * The length of a compressed answer tells an attacker about a secret in it, if the attacker has a browser ask for it with texts of
 * their choice (BREACH). Here no browser can be made to: keys and tokens are headers that only the own page sends, cookies are not
 * read, and a server without keys refuses requests of other sites.
 */
export function registerCompression(app: FastifyInstance): void {
  app.addHook('onSend', ({ headers }, reply, payload, done) => {
    if (typeof payload !== 'string' || payload.length < LEAST_BYTES) return done(null, payload)
    const vary = reply.getHeader('vary')
    reply.header('vary', vary ? `${vary}, accept-encoding` : 'accept-encoding')
    if (!acceptsGzip(headers['accept-encoding'] ?? '')) return done(null, payload)
    gzip(payload, OPTIONS, (error, packed) => {
      if (!error) reply.header('content-encoding', 'gzip').removeHeader('content-length')
      done(error as null, packed)
    })
  })
}

/** True if `accept-encoding` names gzip with a weight above 0, or does not name it and any other encoding is accepted. */
function acceptsGzip(accepted: string): boolean {
  const parts = accepted.split(',').map((part) => part.split(';').map((text) => text.trim()))
  const [named] = NAMES.flatMap((name) => parts.filter(([given]) => given?.toLowerCase() === name))
  return named !== undefined && !named.some((weight) => ZERO.test(weight))
}

/** Fastify reads no body of these. */
const BODYLESS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** True for a body that is compressed with gzip. */
export function isGzipped(headers: IncomingHttpHeaders): boolean {
  return headers['content-encoding']?.toLowerCase() === 'gzip'
}

/** Unpacks bodies that are compressed with gzip. Reading ends at the limit of Fastify, which counts unpacked bytes, with status 413. */
export function registerUnpacking(app: FastifyInstance): void {
  app.addHook('preParsing', ({ headers, method }, reply, payload, done) => {
    if (!isGzipped(headers) || BODYLESS.has(method)) return done(null, payload)
    const unpacked = Object.assign(createGunzip(), { receivedEncodedLength: 0 })
    payload.on('data', (chunk: Buffer) => {
      unpacked.receivedEncodedLength += chunk.length
    })
    payload.on('error', (error) => unpacked.destroy(error))
    // Fastify answers errors while it reads. Those before and after, such as of a body refused by its length, would end the process.
    unpacked.on('error', () => {})
    // Without this, the rest of a body that is refused would be unpacked for no one.
    reply.raw.once('close', () => unpacked.destroy())
    done(null, payload.pipe(unpacked))
  })
}
