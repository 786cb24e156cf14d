import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { AttuneError } from '../../domain/errors.ts'
import { type Messages, type Sentences, sentencesOf } from './sentences.ts'

/** The language of whatever has no other, which has every message. */
const ENGLISH = 'en'

/** Characters of a language tag: RFC 5646 has none that needs more. */
export const LONGEST_LOCALE = 35

const BUILT_IN = fileURLToPath(new URL('./messages/', import.meta.url))

/** The texts of reasons in all languages of a server. */
export class Texts {
  readonly #sentences: ReadonlyMap<string, Sentences>
  /** The languages that lack messages, by name: English stands for them, so that no list has two languages. */
  readonly incomplete: ReadonlyMap<string, readonly string[]>

  /** @param messages by language tag in lower case, with those of English */
  constructor(messages: ReadonlyMap<string, Messages>) {
    const keys = [...(messages.get(ENGLISH)?.keys() ?? [])]
    const missing = [...messages].map(
      ([language, own]) => [language, keys.filter((key) => !own.has(key))] as const,
    )
    this.incomplete = new Map(missing.filter(([, absent]) => absent.length > 0))
    const whole = [...messages].filter(([language]) => !this.incomplete.has(language))
    this.#sentences = new Map(whole.map(([language, own]) => [language, sentencesOf(language, own)]))
  }

  /** The language for a BCP 47 tag: `de` for `de-AT`. English for null and for a language without all texts. */
  languageOf(locale: string | null | undefined): string {
    let tag = (locale ?? '').slice(0, LONGEST_LOCALE).toLowerCase()
    while (tag !== '' && !this.#sentences.has(tag)) tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))
    return tag || ENGLISH
  }

  /** The sentences in a language that `languageOf` gave. */
  in(language: string): Sentences {
    return this.#sentences.get(language) ?? (this.#sentences.get(ENGLISH) as Sentences)
  }
}

/** English and German. */
export const BUILT_IN_TEXTS = new Texts(messagesIn(BUILT_IN, null))

/**
 * The built-in texts, and those of a folder of `LOCALE.json` files, which replace built-in ones key by key.
 *
 * @throws AttuneError `CONFIG_INVALID` naming file, key and what was expected
 */
export function readTexts(folder: string): Texts {
  const builtIn = messagesIn(BUILT_IN, null)
  const given = messagesIn(folder, builtIn.get(ENGLISH) ?? null)
  const merged = [...given].map(
    ([language, own]) => [language, new Map([...(builtIn.get(language) ?? []), ...own])] as const,
  )
  return new Texts(new Map([...builtIn, ...merged]))
}

/** The messages of the files of a folder, by language. @param like the messages whose keys and values are known; null: any */
function messagesIn(folder: string, like: Messages | null): ReadonlyMap<string, Messages> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    files.map((name) => [basename(name, '.json').toLowerCase(), readMessages(join(folder, name), like)]),
  )
}

function readMessages(path: string, like: Messages | null): Messages {
  const file = basename(path)
  const language = basename(path, '.json')
  if (!isLanguage(language)) throw refused(file, 'the name must be a language such as fr or pt-BR')
  const given = parsedJson(readFileSync(path, 'utf8'), file)
  return new Map(
    Object.entries(given).map(([key, text]) => [key, messageOf(file, language, key, text, like)]),
  )
}

function messageOf(
  file: string,
  language: string,
  key: string,
  text: unknown,
  like: Messages | null,
): IntlMessageFormat {
  const known = like?.get(key)
  if (like && !known) throw refused(file, `${key} is no message: there are ${[...like.keys()].join(', ')}`)
  if (typeof text !== 'string') throw refused(file, `${key} must be a text`)
  const message = parsedMessage(file, language, key, text)
  const values = known && valuesOf(known.getAst())
  const unknown = values && [...valuesOf(message.getAst())].find((name) => !values.has(name))
  if (unknown === undefined) return message
  throw refused(file, `${key} names {${unknown}}: its values are ${[...(values ?? [])].join(', ') || 'none'}`)
}

function parsedMessage(file: string, language: string, key: string, text: string): IntlMessageFormat {
  try {
    return new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
  } catch (error) {
    throw refused(file, `${key} is no ICU message: ${error instanceof Error ? error.message : error}`)
  }
}

/** The names of the values that a message takes, also inside its plurals and selections. */
function valuesOf(elements: ReturnType<IntlMessageFormat['getAst']>): ReadonlySet<string> {
  const names = elements.flatMap((element) => [
    // A literal has its text as value, and `#` has none.
    ...('value' in element && element.type !== LITERAL ? [element.value] : []),
    ...('options' in element
      ? Object.values(element.options).flatMap(({ value }) => [...valuesOf(value)])
      : []),
  ])
  return new Set(names)
}

const LITERAL = 0

function parsedJson(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(text)
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return { ...given }
  } catch {
    // Refused as any other text that is no object.
  }
  throw refused(file, 'the file must be a JSON object of texts by key')
}

function isLanguage(name: string): boolean {
  try {
    return new Intl.Locale(name).language !== ''
  } catch {
    return false
  }
}

function refused(file: string, reason: string): AttuneError {
  return new AttuneError('CONFIG_INVALID', `${file}: ${reason}`)
}
