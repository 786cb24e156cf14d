import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseTrustedDocuments, type TrustedDocuments } from '../server/api/trusted-documents.ts'

/** The path of a manifest of trusted documents, which is read; null if empty. */
export const trustedDocuments: z.ZodType<TrustedDocuments | null> = z
  .string()
  .trim()
  .transform((path, context) => {
    if (path === '') return null
    const found = readManifest(path)
    if (typeof found !== 'string') return found
    context.addIssue({ code: 'custom', params: { reason: found } })
    return z.NEVER
  })

/** The documents, or the reason why they cannot be read. */
function readManifest(path: string): TrustedDocuments | string {
  let manifest: unknown
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read'
  }
  return parseTrustedDocuments(manifest)
}
