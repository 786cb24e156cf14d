import { createHash } from 'node:crypto'
import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import { IDENTIFY, RECORD } from '../../packages/browser/src/documents.ts'
import { itemsDocument, recommendationsDocument, searchDocument } from '../../packages/react/src/documents.ts'

/** The documents that each package sends by itself. */
const DOCUMENTS = {
  browser: [RECORD, IDENTIFY],
  react: [recommendationsDocument(), searchDocument(), itemsDocument()],
}

/** Writes the manifest of a package, for servers that answer no other documents (`ATTUNE_TRUSTED_DOCUMENTS`). */
export const plugin: PluginFunction<{ readonly package: keyof typeof DOCUMENTS }> = (
  _schema,
  _documents,
  config,
) => {
  const entries = DOCUMENTS[config.package].map((text) => [
    `sha256:${createHash('sha256').update(text).digest('hex')}`,
    text,
  ])
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}
