import { buildASTSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import ofBrowser from '../../packages/browser/documents.json' with { type: 'json' }
import ofReact from '../../packages/react/documents.json' with { type: 'json' }
import { readSchemaText } from '../../src/server/api/schema.ts'
import { parseTrustedDocuments, TrustedDocuments } from '../../src/server/api/trusted-documents.ts'

it.each([
  { name: 'browser', manifest: ofBrowser },
  { name: 'react', manifest: ofReact },
])('the manifest of $name has documents of the schema, and a server takes it', ({ manifest }) => {
  const schema = buildASTSchema(parse(readSchemaText().join('\n')))
  for (const text of Object.values(manifest)) expect(validate(schema, parse(text))).toEqual([])
  expect(parseTrustedDocuments(manifest)).toBeInstanceOf(TrustedDocuments)
})
