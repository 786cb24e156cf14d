import { createHash } from 'node:crypto'
import { printExecutableGraphQLDocument } from '@graphql-tools/documents'
import { parse } from 'graphql'
import { LRUCache } from 'lru-cache'

/** What a request says about its document: an id, a text, or both. */
export interface DocumentRequest {
  readonly query?: unknown
  /** `sha256:` and 64 hexadecimal digits, as in the appendix of GraphQL over HTTP. */
  readonly documentId?: unknown
  /** `persistedQuery.sha256Hash` is the hash that Apollo Client sends. */
  readonly extensions?: unknown
}

/** Characters of texts whose document is cached. */
const CACHED_CHARACTERS = 1_000_000

const HASH = /^(?:sha256:)?([\da-f]{64})$/

/** The only documents that a server answers. */
export class TrustedDocuments {
  readonly #byHash: ReadonlyMap<string, string>
  readonly #byNormalText: ReadonlyMap<string, string>
  readonly #byText = new LRUCache<string, string>({
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + 1,
  })

  /** @param byHash documents by their SHA-256 hash in hexadecimal digits @throws GraphQLError if one is no document */
  constructor(byHash: ReadonlyMap<string, string>) {
    this.#byHash = byHash
    this.#byNormalText = new Map([...byHash.values()].map((document) => [normalText(document), document]))
  }

  /**
   * The text of the trusted document that a request names; null if it names another. A text is compared without regard to
   * whitespace, comments and the order of fields and arguments; what the manifest holds is executed.
   *
   * @param maxTokens limit for a text that must be parsed
   */
  find({ query, documentId, extensions }: DocumentRequest, maxTokens: number): string | null {
    if (typeof query === 'string' && query !== '') return this.#ofText(query, maxTokens)
    const id = documentId ?? hashOf(extensions)
    const hash = typeof id === 'string' && HASH.exec(id)?.[1]
    return (hash && this.#byHash.get(hash)) || null
  }

  #ofText(text: string, maxTokens: number): string | null {
    const known = this.#byHash.get(sha256(text)) ?? this.#byText.get(text)
    if (known !== undefined) return known
    try {
      const document = this.#byNormalText.get(normalText(text, maxTokens)) ?? null
      if (document !== null) this.#byText.set(text, document)
      return document
    } catch {
      return null
    }
  }
}

/** True if a request names a document at all. */
export function namesDocument({ query, documentId, extensions }: DocumentRequest): boolean {
  return (typeof query === 'string' && query !== '') || documentId != null || hashOf(extensions) !== null
}

function hashOf(extensions: unknown): unknown {
  const persisted = isRecord(extensions) ? extensions.persistedQuery : null
  return (isRecord(persisted) ? persisted.sha256Hash : null) ?? null
}

/**
 * Reads a manifest: an object whose keys are SHA-256 hashes, with or without the prefix `sha256:`, of its values.
 *
 * @returns the documents, or the reason why they are not valid
 */
export function parseTrustedDocuments(manifest: unknown): TrustedDocuments | string {
  if (!isRecord(manifest)) return 'it does not hold one JSON object'
  const byHash = new Map<string, string>()
  for (const [key, document] of Object.entries(manifest)) {
    const hash = HASH.exec(key)?.[1]
    if (hash === undefined) return `${JSON.stringify(key)} is no SHA-256 hash`
    if (typeof document !== 'string' || sha256(document) !== hash)
      return `${key} is not the hash of its document`
    byHash.set(hash, document)
  }
  if (byHash.size === 0) return 'it holds no document'
  try {
    return new TrustedDocuments(byHash)
  } catch {
    return 'one of its documents is not GraphQL'
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The text as GraphQL Code Generator prints it into a manifest. */
function normalText(text: string, maxTokens?: number): string {
  return printExecutableGraphQLDocument(parse(text, { noLocation: true, ...(maxTokens && { maxTokens }) }))
}
