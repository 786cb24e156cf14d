import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/domain/errors.ts'
import { readmeSettingsTable, settingsTable } from '../support/settings-table.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

function read(file: string): string {
  return readFileSync(`${ROOT}${file}`, 'utf8')
}

/** Tables without the spaces and dashes that only make them pretty. */
function unpadded(markdown: string): string {
  return markdown
    .replace(/ +\|/g, ' |')
    .replace(/\|(?: +)(?=\S)/g, '| ')
    .replace(/ -{3,} /g, ' --- ')
}

const readme = unpadded(read('README.md'))
const guides = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(`${ROOT}docs`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

describe('README.md', () => {
  it('lists the common settings as the code defines them', () => {
    expect(readme).toContain(unpadded(readmeSettingsTable()))
  })

  it('explains every error code', () => {
    expect(ERROR_CODES.filter((code) => !readme.includes(`| \`${code}\` |`))).toEqual([])
  })

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = guides.flatMap((file) =>
      [...read(file).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
    )
    expect(named.filter((name) => name === undefined || !scripts[name])).toEqual([])
  })
})

it('docs/settings.md lists every setting as the code defines it', () => {
  expect(unpadded(read('docs/settings.md'))).toContain(unpadded(settingsTable()))
})

describe.each(guides)('%s', (file) => {
  it('links only files that exist', () => {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : ''
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '')
    expect(links.filter((link) => !existsSync(`${ROOT}${folder}${link}`))).toEqual([])
  })

  it('names only files of the project that exist', () => {
    const paths = [...read(file).matchAll(/`((?:src|test|cypher|schema|docs)\/[\w./*-]+)`/g)].map(
      ([, path]) => path ?? '',
    )
    const gone = paths.filter((path) => !path.includes('*') && !existsSync(`${ROOT}${path}`))
    // The guide's made-up source is in no folder.
    expect(gone.filter((path) => !path.includes('watched-together'))).toEqual([])
  })
})
