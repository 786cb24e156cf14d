import { describe, expect, it } from 'vitest'
import { CypherHeaderError, filled, parseCypherFile } from '../../../tools/codegen/parse-cypher-file.ts'

const STATEMENT = 'MATCH (user:User {id: $id}) RETURN user.name AS name'

function parse(...header: readonly string[]) {
  return parseCypherFile('folder/stem', [...header.map((line) => `// ${line}`), STATEMENT].join('\n'))
}

describe('a header', () => {
  it('becomes types and a statement', () => {
    const file = parse(
      'The name of a user,',
      'on two lines.',
      '@mode    read',
      '@bounded',
      '@param   id   String!',
      '@returns name String',
    )
    expect(file).toEqual({
      name: 'folder/stem',
      description: 'The name of a user,\non two lines.',
      mode: 'read',
      isBounded: true,
      group: null,
      isLock: false,
      isGrowing: false,
      isSteady: true,
      rowBudget: null,
      touches: null,
      params: { id: { type: 'String', list: false, nullable: false } },
      row: { name: { type: 'String', list: false, nullable: true } },
      statement: STATEMENT,
    })
  })

  it.each([
    ['Int!', { type: 'Int', list: false, nullable: false }],
    ['Float', { type: 'Float', list: false, nullable: true }],
    ['[String!]!', { type: 'String', list: true, nullable: false }],
    ['[Boolean!]', { type: 'Boolean', list: true, nullable: true }],
    ['IdSet!', { type: 'IdSet' }],
    ['Places!', { type: 'Places' }],
    ['Properties!', { type: 'Properties' }],
  ])('knows the type %s', (text, type) => {
    expect(parse('Text.', '@mode read', `@param id ${text}`).params.id).toEqual(type)
  })

  it('declares a list of records field by field', () => {
    const file = parseCypherFile(
      'folder/rows',
      `// Rows.\n// @mode write\n// @param rows[].id String!\n// @param rows[].at Int\nUNWIND $rows AS row RETURN 1 AS one`,
    )
    expect(file.params).toEqual({
      rows: {
        type: 'Rows',
        fields: {
          id: { type: 'String', list: false, nullable: false },
          at: { type: 'Int', list: false, nullable: true },
        },
      },
    })
  })

  it('states a budget in rows', () => {
    expect(parse('Text.', '@mode read', '@budget 500', '@param id String!').rowBudget).toBe(500)
  })

  it('marks declared and bounded queries as steady', () => {
    expect(parse('Text.', '@mode write', '@steady', '@param id String!').isSteady).toBe(true)
    expect(parse('Text.', '@mode read', '@bounded', '@param id String!').isSteady).toBe(true)
    expect(parse('Text.', '@mode write', '@param id String!').isSteady).toBe(false)
  })

  it('names the group of a bounded read and marks a write as a lock', () => {
    expect(parse('Text.', '@mode read', '@bounded', '@group page', '@param id String!').group).toBe('page')
    expect(parse('Text.', '@mode write', '@lock', '@param id String!').isLock).toBe(true)
  })
})

it('says what a write touches', () => {
  const of = (touches: string) =>
    parse('Text.', '@mode write', `@touches ${touches}`, '@param id UserId!').touches
  expect(of('nothing')).toEqual([])
  expect(of('users(id) charts')).toEqual([{ ids: 'users', param: 'id' }, 'charts'])
  expect(of('all-users catalog model')).toEqual(['all-users', 'catalog', 'model'])
})

describe('a header is refused', () => {
  it.each([
    ['without a mode', ['Text.', '@param id String!'], 'folder/stem: @mode read|write is missing'],
    ['without a description', ['@mode read', '@param id String!'], 'folder/stem: a description is missing'],
    ['with an unknown mode', ['Text.', '@mode both'], 'folder/stem:2: cannot read header line "@mode both"'],
    [
      'with an unknown tag',
      ['Text.', '@parm id String!'],
      'folder/stem:2: cannot read header line "@parm id String!"',
    ],
    [
      'with an unknown type',
      ['Text.', '@mode read', '@param id Date!'],
      'folder/stem:3: unknown type "Date!"',
    ],
    [
      'with a list of nulls',
      ['Text.', '@mode read', '@param id [String]!'],
      'folder/stem:3: unknown type "[String]!"',
    ],
    [
      'of a read that touches something',
      ['Text.', '@mode read', '@touches charts', '@param id String!'],
      'folder/stem: @touches is for writes',
    ],
    [
      'that touches what is not known',
      ['Text.', '@mode write', '@touches weather', '@param id String!'],
      'folder/stem:3: nothing is called "weather"',
    ],
    [
      'that touches users without a parameter of their ids',
      ['Text.', '@mode write', '@touches users(id, rows.id)', '@param id UserId!'],
      'folder/stem: @touches rows.id, which is no parameter with ids of users',
    ],
    ['with a bad name', ['Text.', '@mode read', '@param i-d String!'], 'folder/stem:3: bad name "i-d"'],
    [
      'of a group that may read without a bound',
      ['Text.', '@mode read', '@group page', '@param id String!'],
      'folder/stem: @group is for bounded reads',
    ],
    [
      'of a lock that returns something',
      ['Text.', '@mode write', '@lock', '@param id String!', '@returns name String'],
      'folder/stem: @lock is for writes that return nothing',
    ],
    [
      'of a bounded query that says it is steady',
      ['Text.', '@mode read', '@bounded', '@steady', '@param id String!'],
      'folder/stem: @bounded says already that it is @steady',
    ],
    [
      'of a parameter called as the map that lists are sent in',
      ['Text.', '@mode read', '@param lists [String!]!'],
      'folder/stem: a parameter is not called lists',
    ],
    ['that leaves out a parameter', ['Text.', '@mode read'], 'folder/stem: $id is not declared'],
    [
      'that declares one the statement does not use',
      ['Text.', '@mode read', '@param id String!', '@param age Int!'],
      'folder/stem: @param age is not used',
    ],
    [
      'that declares one twice',
      ['Text.', '@mode read', '@param id String!', '@param id Int!'],
      'folder/stem:4: id is declared twice',
    ],
  ])('%s', (_, header, message) => {
    expect(() => parse(...header)).toThrow(new CypherHeaderError(message))
  })

  it('without a statement', () => {
    expect(() => parseCypherFile('folder/empty', '// Text.\n// @mode read\n')).toThrow(
      'folder/empty: no statement below the header',
    )
  })
})

describe('a table in a header', () => {
  const TABLE = [
    '// Some <things>.',
    '// | query | Label | things |',
    '// | all-tags | Tag | tags |',
    'MATCH (one:<Label>)',
  ]

  it('becomes a query for each row below the first', () => {
    const more = [...TABLE.slice(0, 3), '// | all-users | User | users |', ...TABLE.slice(3)]
    expect(filled('folder/all', more.join('\n'))).toEqual([
      ['folder/all-tags', '// Some tags.\nMATCH (one:Tag)'],
      ['folder/all-users', '// Some users.\nMATCH (one:User)'],
    ])
  })

  it('refuses a row that lacks a cell', () => {
    const short = TABLE.map((line) => line.replace(' tags |', ''))
    expect(() => filled('folder/all', short.join('\n'))).toThrow(CypherHeaderError)
  })

  it('is not needed', () => {
    expect(filled('folder/stem', STATEMENT)).toEqual([['folder/stem', STATEMENT]])
  })
})
