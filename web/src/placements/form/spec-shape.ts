import { SOURCES, sourceLook } from '../../list/sources.ts'
import type { Choice, Field, ObjectShape, OneOfShape, Shape, Suggested } from './shape.ts'

const NUMBER: Shape = { is: 'number' }
const TEXT: Shape = { is: 'text' }
const DURATION: Shape = { is: 'duration' }
const FLAG: Shape = { is: 'flag' }
const TRUE: Shape = { is: 'true' }

const shareShape = (max = 1): Shape => ({ is: 'number', min: 0, max })
const wholeShape = (min: number, max: number): Shape => ({ is: 'number', min, max, isWhole: true })
const nameShape = (suggests: Suggested): Shape => ({ is: 'text', suggests })

const COMPARISONS: readonly Choice[] = [
  ['EQ', 'is'],
  ['NE', 'is not'],
  ['LT', 'is less than'],
  ['LTE', 'is at most'],
  ['GT', 'is more than'],
  ['GTE', 'is at least'],
  ['IN', 'is one of'],
  ['NOT_IN', 'is none of'],
  ['HAS', 'has'],
  ['HAS_ANY', 'has one of'],
  ['HAS_ALL', 'has all of'],
  ['WITHIN_KM', 'is near (latitude, longitude, km)'],
  ['EXISTS', 'has a value'],
]

function propertyTest(owner: 'itemProperty' | 'userProperty'): Shape {
  const operand: OneOfShape = {
    is: 'oneOf',
    members: [
      field('value', 'this value', { is: 'value', owner }),
      field('ofViewer', 'a property of the viewer', nameShape('userProperty')),
      field('ofItem', 'a property of the viewed item', nameShape('itemProperty')),
    ],
  }
  return {
    is: 'object',
    fields: [
      required('name', 'Property', nameShape(owner)),
      required('op', 'Comparison', { is: 'choice', of: COMPARISONS }),
      { ...required('value', 'Compared with', operand), unless: ['op', 'EXISTS'] },
    ],
  }
}

/** Which items. */
export const ITEM_FILTER: OneOfShape = {
  is: 'oneOf',
  get members() {
    return ITEM_TESTS
  },
}

const ITEM_TESTS: readonly Field[] = [
  field('kind', 'kind', {
    is: 'object',
    fields: [required('anyOf', 'One of', { is: 'texts', suggests: 'kind' })],
  }),
  field('tag', 'tags', {
    is: 'oneOf',
    members: [
      field('anyOf', 'at least one of', { is: 'texts', suggests: 'tag' }),
      field('allOf', 'all of', { is: 'texts', suggests: 'tag' }),
    ],
  }),
  field('property', 'property', propertyTest('itemProperty')),
  field('field', 'date', {
    is: 'object',
    fields: [
      required('name', 'Date', {
        is: 'choice',
        of: [
          ['CREATED_AT', 'created'],
          ['AVAILABLE_FROM', 'available from'],
        ],
      }),
      required('op', 'Comparison', { is: 'choice', of: COMPARISONS }),
      { ...required('value', 'Compared with', { is: 'value', owner: 'instant' }), unless: ['op', 'EXISTS'] },
    ],
  }),
  field('titlePrefix', 'title begins with', TEXT),
  field('ids', 'these items', { is: 'texts', suggests: 'item' }),
  field('all', 'all of these hold', { is: 'list', of: ITEM_FILTER, entry: 'condition', most: 100 }),
  field('any', 'at least one holds', { is: 'list', of: ITEM_FILTER, entry: 'condition', most: 100 }),
  field('not', 'not', ITEM_FILTER),
]

const EVENT_KINDS: readonly Choice[] = [
  'IMPRESSION',
  'CLICK',
  'VIEW',
  'PLAY',
  'LIKE',
  'SAVE',
  'SHARE',
  'COMMENT',
  'RATING',
  'CART',
  'CART_REMOVED',
  'PURCHASE',
  'RETURN',
  'SEARCH',
  'HIDE',
  'REPORT',
].map((kind) => [kind, kind.toLowerCase().replace('_', ' ')])

const USER_FILTER: OneOfShape = {
  is: 'oneOf',
  get members() {
    return USER_TESTS
  },
}

const SEGMENT_FILTER: OneOfShape = {
  is: 'oneOf',
  get members() {
    return SEGMENT_TESTS
  },
}

/** The tests of a filter of users, which its joining tests take again. */
function userTests(filter: OneOfShape, named: Field): readonly Field[] {
  return [
    field('property', 'property', propertyTest('userProperty')),
    named,
    field('event', 'what they did', {
      is: 'object',
      fields: [
        required('kinds', 'One of', { is: 'choices', of: EVENT_KINDS }),
        field('items', 'Items whose', ITEM_FILTER),
        field('withinDays', 'In the last days', wholeShape(1, 3_650)),
      ],
    }),
    field('interest', 'stated interest', {
      is: 'object',
      fields: [required('anyOf', 'One of', { is: 'texts', suggests: 'tag' })],
    }),
    field('all', 'all of these hold', { is: 'list', of: filter, entry: 'condition', most: 100 }),
    field('any', 'at least one holds', { is: 'list', of: filter, entry: 'condition', most: 100 }),
    field('not', 'not', filter),
  ]
}

const USER_TESTS = userTests(USER_FILTER, field('segment', 'segment', nameShape('segment')))
const SEGMENT_TESTS = userTests(
  SEGMENT_FILTER,
  field('ids', 'these people', { is: 'texts' }, 'By id. Needs a key with the scope server.'),
)

/** What a segment says, as one field. */
export const SEGMENT: ObjectShape = {
  is: 'object',
  fields: [{ ...required('filter', 'Who is in it', SEGMENT_FILTER), isAlone: true }],
}

/** The form of a segment. */
export const SEGMENT_SECTIONS: readonly SpecSection[] = [
  {
    title: 'Who is in it',
    note: 'people come and go by what is known of them',
    fields: SEGMENT.fields,
  },
]

const FREQUENCY: Shape = {
  is: 'list',
  entry: 'limit',
  most: 5,
  of: {
    is: 'object',
    fields: [required('max', 'At most', wholeShape(1, 16)), required('per', 'In', DURATION)],
  },
}

const WHERE = required('where', 'Items whose', ITEM_FILTER)

const SUITABLE: Shape = {
  is: 'object',
  fields: [required('reason', 'Why it is required', TEXT), WHERE],
}

const BOOST: Shape = {
  is: 'object',
  fields: [
    required(
      'odds',
      'Factor on the odds',
      { is: 'number', min: 1 / 64, max: 64 },
      'From 1/64 to 64; below 1 buries them.',
    ),
    WHERE,
  ],
}

const SCALE: Shape = {
  is: 'object',
  fields: [
    required('property', 'Property', nameShape('itemProperty'), 'A number, such as the margin.'),
    required('exponent', 'Exponent', { is: 'number', min: -8, max: 8 }, 'Below 0 prefers small numbers.'),
    required('reference', 'Reference', NUMBER, 'The number that changes nothing, above 0.'),
  ],
}

const PIN: Shape = {
  is: 'object',
  fields: [
    required('itemId', 'Item', nameShape('item')),
    required('position', 'Place', wholeShape(1, 100)),
    field('evenIfSeen', 'Also for viewers who have seen it', FLAG),
  ],
}

const PROMOTION: Shape = {
  is: 'object',
  fields: [
    required('share', 'Share of the places', shareShape(0.5), 'At most 0.5 for all promotions together.'),
    required('kind', 'Kind', {
      is: 'choice',
      of: [
        ['EDITORIAL', 'a choice of the editors'],
        ['SPONSORED', 'paid for'],
      ],
    }),
    required('label', 'Label on the items', TEXT),
    { ...required('onBehalfOf', 'On whose behalf', TEXT), unless: ['kind', 'EDITORIAL'] },
    { ...required('paidBy', 'Who pays', TEXT), unless: ['kind', 'EDITORIAL'] },
    field('holdout', 'Share of viewers who never get it', shareShape()),
    field('frequency', 'How often a viewer gets it', FREQUENCY),
    WHERE,
  ],
}

const CAP: Shape = {
  is: 'object',
  fields: [
    required('max', 'At most', wholeShape(1, 100)),
    required('by', 'Items with the same', {
      is: 'oneOf',
      members: [
        field('property', 'property', nameShape('itemProperty')),
        field('tagKind', 'tag of a kind', nameShape('tagKind')),
        field('strongestTag', 'strongest tag', TRUE),
        field('itemKind', 'kind', TRUE),
        field('source', 'source', TRUE),
      ],
    }),
    field('window', 'In so many places', wholeShape(1, 100), 'Empty: in the whole list.'),
    field('drop', 'Rather end the list than break it', FLAG),
  ],
}

/** What a rule does. */
export const EFFECT: OneOfShape = {
  is: 'oneOf',
  members: [
    field('boost', 'Boost or bury items', BOOST, 'Multiplies the odds of items against all others.'),
    field('keep', 'Keep only items', ITEM_FILTER, 'Leaves out everything else.'),
    field(
      'require',
      'Require of items',
      SUITABLE,
      'For suitability: nothing lifts it, and missing data fails.',
    ),
    field('scale', 'Scale by a number', SCALE, 'Multiplies odds by (value / reference) ^ exponent.'),
    field('pin', 'Pin an item', PIN, 'Puts one item at a place.'),
    field('promote', 'Promote items', PROMOTION, 'Gives them a share of the places, with a label.'),
    field('cap', 'Cap', CAP, 'Limits how many alike items follow each other.'),
  ],
}

const RULE: ObjectShape = {
  is: 'object',
  fields: [
    required('name', 'Name', TEXT, 'Lists say under it what the rule did.'),
    required('apply', 'Effect', EFFECT),
    field(
      'when',
      'Condition',
      {
        is: 'object',
        fields: [
          field('viewer', 'The viewer’s', USER_FILTER),
          field('item', 'The viewed item’s', ITEM_FILTER),
        ],
      },
      'The rule applies always, if omitted.',
    ),
    field('activeFrom', 'From', { is: 'instant' }),
    field('activeUntil', 'Until', { is: 'instant' }),
  ],
}

const SEEN_RULE: Shape = {
  is: 'object',
  fields: [
    required('kinds', 'Events', { is: 'choices', of: EVENT_KINDS }),
    field('itemKinds', 'Kinds of items', { is: 'texts', suggests: 'kind' }, 'All, if empty.'),
    field('for', 'Hide it for', DURATION, 'Empty: for good. 0: not at all.'),
  ],
}

const ATTENTION: Shape = {
  is: 'object',
  fields: [
    field('frequency', 'How often a viewer gets a list', FREQUENCY),
    field(
      'quietHours',
      'Quiet hours',
      {
        is: 'object',
        fields: [required('from', 'From', { is: 'time' }), required('to', 'To', { is: 'time' })],
      },
      'In the time zone of the viewer. Only on the surface MESSAGE.',
    ),
    field(
      'minutes',
      'Minutes of a list',
      {
        is: 'object',
        fields: [
          required('budget', 'At most, in minutes', NUMBER),
          required('property', 'Property with the minutes of an item', nameShape('itemProperty')),
          required('otherwise', 'Minutes of items without it', NUMBER),
        ],
      },
      'Ends a list that takes longer to use.',
    ),
  ],
}

const FALLBACK: OneOfShape = {
  is: 'oneOf',
  members: [
    field('popular', 'the most popular items', TRUE),
    field('trending', 'items that are used more and more', TRUE),
    field('fresh', 'the newest items', TRUE),
    field('catalog', 'any items, by popularity', TRUE),
    field('placement', 'the list of another placement', nameShape('placement')),
    field('hide', 'nothing: the list is empty', TRUE),
  ],
}

const CONTROLS: readonly Choice[] = [
  ['FILTER', 'filter'],
  ['EXCLUDE', 'excluded and seen items'],
  ['SOURCES', 'sources'],
  ['DIVERSITY', 'diversity'],
  ['TEMPERATURE', 'temperature'],
  ['CONTEXT', 'context and candidates'],
]

/** Fields of a spec that belong together. */
export interface SpecSection {
  readonly title: string
  readonly note: string
  readonly fields: readonly Field[]
  /** True: only placements of the surface `PAGE` have it, and nothing else. */
  readonly isForPages?: boolean
}

const GROUP: Shape = {
  is: 'object',
  fields: [
    field(
      'property',
      'Users with the same',
      nameShape('userProperty'),
      'A text that they state, such as their city.',
    ),
    field('itemKind', 'Kind of items', nameShape('kind')),
    field('otherwise', 'Title otherwise', TEXT, 'Where too few users are behind its items.'),
  ],
}

const ROW_SEED: OneOfShape = {
  is: 'oneOf',
  members: [
    field('recentItem', 'the next recent item of the viewer', TRUE),
    field('interest', 'the next interest of the viewer', TRUE),
    field('begun', 'what the viewer began and has not finished', TRUE),
    field('boughtTogether', 'what goes with what the viewer bought', TRUE),
    field('trendingIn', 'what trends among users like the viewer, or among a kind', GROUP),
    field('itemId', 'an item', nameShape('item')),
    field('tagId', 'a tag', nameShape('tag')),
  ],
}

const ROWS: Shape = {
  is: 'list',
  entry: 'row',
  most: 20,
  isOrdered: true,
  of: {
    is: 'object',
    fields: [
      required('placement', 'Placement', nameShape('placement'), 'Of its list.'),
      field('title', 'Title', TEXT, '{seed} stands for what the row is about.'),
      field('first', 'Items', wholeShape(1, 100), '10, if empty.'),
      field('from', 'About', ROW_SEED, 'The viewer, if empty.'),
      field('mayRepeat', 'May repeat what rows above show', FLAG),
    ],
  },
}

/** Every field of a spec, in the order of the form. */
export const SPEC_SECTIONS: readonly SpecSection[] = [
  {
    title: 'Rules',
    note: 'each has one effect',
    fields: [
      {
        ...field('rules', 'Rules', { is: 'list', of: RULE, entry: 'rule', most: 50, isOrdered: true }),
        isAlone: true,
      },
    ],
  },
  {
    title: 'What may be shown',
    note: 'all items, if empty',
    fields: [
      field('filter', 'Only items whose', ITEM_FILTER),
      field(
        'seen',
        'Seen items',
        { is: 'list', of: SEEN_RULE, entry: 'rule for seen items', most: 50 },
        'Without rules, those of the server hold. With one, events of other kinds hide an item for good.',
      ),
    ],
  },
  {
    title: 'Order',
    note: 'as the server’s policy, if empty',
    fields: [
      field('sources', 'Weights of sources', {
        is: 'list',
        entry: 'source',
        most: 50,
        of: {
          is: 'object',
          fields: [
            required('source', 'Source', {
              is: 'choice',
              of: SOURCES.map((source) => [source, sourceLook(source).name]),
            }),
            required('multiplier', 'Times', { is: 'number', min: 0, max: 10 }),
          ],
        },
      }),
      field('diversity', 'Diversity', shareShape(), '0-1: moves similar items apart.'),
      field(
        'temperature',
        'Temperature',
        { is: 'number', min: 0.01, max: 100 },
        'Above 1 flattens interest.',
      ),
      field(
        'rotation',
        'Rotation',
        {
          is: 'object',
          fields: [
            required('every', 'Another order every', DURATION),
            required('strength', 'Strength', shareShape(), '0-1; at 1 a sample of the probabilities.'),
          ],
        },
        'Changes the order from period to period, never within one.',
      ),
      field(
        'fatigue',
        'Fatigue',
        {
          is: 'object',
          fields: [
            required('perExposure', 'Odds after each exposure', { is: 'number', min: 1 / 64, max: 1 }),
            required('floor', 'At least', { is: 'number', min: 1 / 64, max: 1 }),
            field('over', 'Counted for', DURATION, '16 days, if empty.'),
            field('hideAfter', 'Left out after', wholeShape(1, 48), 'exposures.'),
            field('hideFor', 'Left out for', DURATION),
            field(
              'creatorProperty',
              'Creator',
              nameShape('itemProperty'),
              'The property that names the creator.',
            ),
          ],
        },
        'Fades what the viewer was shown in vain.',
      ),
    ],
  },
  {
    title: 'Length',
    note: 'and what fills short lists',
    fields: [
      field('least', 'Fewest items', wholeShape(1, 100), '1, if empty.'),
      field(
        'fallback',
        'Fill up with',
        { is: 'list', of: FALLBACK, entry: 'step', most: 10, isOrdered: true },
        'In this order.',
      ),
    ],
  },
  {
    title: 'Rows',
    note: 'from top to bottom; their placements say the rest',
    isForPages: true,
    fields: [{ ...field('rows', 'Rows', ROWS), isAlone: true }],
  },
  {
    title: 'Attention',
    note: 'protects viewers',
    fields: [{ ...field('attention', 'Attention', ATTENTION), isAlone: true }],
  },
  {
    title: 'Clients',
    note: 'besides paging',
    fields: [field('clientMay', 'A browser may set', { is: 'choices', of: CONTROLS })],
  },
]

export const SPEC: ObjectShape = { is: 'object', fields: SPEC_SECTIONS.flatMap(({ fields }) => fields) }

function field(name: string, label: string, shape: Shape, note?: string): Field {
  return note === undefined ? { name, label, shape } : { name, label, shape, note }
}

function required(name: string, label: string, shape: Shape, note?: string): Field {
  return { ...field(name, label, shape, note), isRequired: true }
}
