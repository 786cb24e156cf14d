import { describe, expect, it } from 'vitest'
import { lintCypher } from '../../../tools/codegen/lint-cypher.ts'
import { parseCypherFile, readCypherFolder } from '../../../tools/codegen/parse-cypher-file.ts'
import { BY_PLACE, OFFENCES, PLACED } from '../../support/cypher-offences.ts'

const FILES = readCypherFolder('cypher')

describe('the files of cypher/', () => {
  it.each(FILES.map((file) => [file.name, file] as const))('%s follows the portable rules', (_, file) => {
    expect(lintCypher(file)).toEqual([])
  })
})

describe('the lint', () => {
  it.each(OFFENCES.map((offence) => [offence.says, offence.statement, offence] as const))(
    'says "%s" of %s',
    (says, statement, { header = [], mode = 'read' }) => {
      const lines = ['For a test.', `@mode ${mode}`, '@bounded', ...header]
      const file = parseCypherFile(
        'test/offence',
        `${lines.map((line) => `// ${line}`).join('\n')}\n${statement}`,
      )
      const problems = lintCypher(file)
      expect(problems.some((problem) => problem.startsWith(`test/offence: ${says}`))).toBe(true)
    },
  )

  it('requires a bound or a budget for a read', () => {
    const file = parseCypherFile(
      'test/free',
      '// Free.\n// @mode read\n// @returns id UserId!\nMATCH (user:User) RETURN user.id AS id',
    )
    expect(lintCypher(file)).toEqual(['test/free: budget: a read needs @bounded or @budget'])
  })

  it('allows DISTINCT inside of CALL, and before it', () => {
    const file = parseCypherFile(
      'test/distinct',
      `// Both.\n// @mode read\n// @bounded\nMATCH (user:User)-[:BLOCKS]->(other:User) WITH DISTINCT other
       CALL (other) { MATCH (other)-[:MUTES]->(third:User) RETURN DISTINCT third.id AS id } RETURN id`,
    )
    expect(lintCypher(file)).toEqual([])
  })

  it('allows no label only at the other end of a degree', () => {
    const withPattern = (pattern: string) =>
      lintCypher(
        parseCypherFile(
          'test/degree',
          `// Degree.\n// @mode read\n// @bounded\nMATCH (user:User {id: ''}) RETURN COUNT { ${pattern} } AS blocks`,
        ),
      )
    expect(withPattern('(user)<-[:BLOCKS]-()')).toEqual([])
    expect(withPattern('(user)-[:BLOCKS]->()')).toEqual([])
    const noLabel = ['test/degree: rule 1: () has no label']
    expect(withPattern('(user)<-[:BLOCKS]-()<-[:BLOCKS]-(:User)')).toEqual(noLabel)
    expect(withPattern('()<-[:BLOCKS]-(user)')).toEqual(noLabel)
  })

  it('allows a second list that is indexed by position', () => {
    const lines = ['By place.', '@mode write', ...PLACED].map((line) => `// ${line}`)
    const file = parseCypherFile('test/by-place', `${lines.join('\n')}\n${BY_PLACE} SET user.at = pair.at`)
    expect(lintCypher(file)).toEqual([])
  })

  it('does not mistake text in quotes or comments for Cypher', () => {
    const file = parseCypherFile(
      'test/quoted',
      `// Quoted.\n// @mode read\n// @bounded\nMATCH (user:User) // EXISTS { }\nWHERE user.name STARTS WITH 'LIMIT || (x)' RETURN user.id AS id`,
    )
    expect(lintCypher(file)).toEqual([])
  })
})
