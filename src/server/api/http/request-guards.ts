import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerProblem } from './json-errors.ts'

/** Deepest nesting of a request body: documents are texts and variables are shallow. */
const MAX_BODY_DEPTH = 32

/** Refuses bodies that later steps could trip over: other charsets, compressed ones, ones nested very deeply. */
export function registerRequestGuards(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isPlainUtf8(request)) done()
    else answerProblem(request, reply, 415)
  })
  app.addHook('preValidation', (request, reply, done) => {
    if (isDeeperThan(request.body, MAX_BODY_DEPTH)) answerProblem(request, reply, 400)
    else done()
  })
}

function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const encoding = headers['content-encoding'] ?? 'identity'
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return encoding.toLowerCase() === 'identity' && /^utf-?8$/i.test(charset)
}

/** Looks no deeper than the limit, so that a nested body cannot exhaust the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner = Object.values(value)
  return limit === 0 ? inner.length > 0 : inner.some((one) => isDeeperThan(one, limit - 1))
}
