/** A filled form of a picture, on a square of 48 units. */
export interface Shape {
  /** Data of an SVG path. */
  readonly d: string
  readonly fill: string
}

/** What a picture is drawn from: the same facts give the same picture on every machine. */
export interface Pictured {
  readonly id: string
  readonly kind: string
  readonly title: string
}

/**
 * The cover of an item that has no picture of its own: the object that the title of a product names, a scene for what is watched,
 * a page for what is read, a chart for funds.
 */
export function coverOf({ id, kind, title }: Pictured): readonly Shape[] {
  const chance = seeded(id)
  const hue = chance() * 360
  if (/movie|film|series|show|video|episode/i.test(kind)) return sceneOf(hue, chance)
  if (/post|article|book|news/i.test(kind)) return pageOf(hue, chance)
  if (/fund|etf|stock|bond/i.test(kind)) return chartOf(hue, chance)
  return objectOf(/artist|song|track|album|podcast/i.test(kind) ? 'turntable' : title, hue)
}

/** The portrait of a person who has no picture: not how they look, and the same in every list. */
export function portraitOf(id: string): readonly Shape[] {
  const chance = seeded(id)
  const pick = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(chance() * all.length)] ?? all[0]
  const hue = chance() * 360
  const skin = pick(['#f3cdb0', '#e4b08c', '#c98f65', '#a06a45', '#754a30', '#553423'])
  const hair = pick(['#27201d', '#3d2a22', '#5c3a22', '#b98742', '#6b2d22'])
  return [
    { d: SQUARE, fill: `oklch(0.78 0.09 ${hue})` },
    { d: pick(HAIR_BEHIND), fill: hair },
    { d: 'M8 48q1-14 16-14t16 14Z', fill: `oklch(0.5 0.13 ${hue + 140})` },
    { d: 'M20 28h8v8q-4 4-8 0Z', fill: skin },
    { d: 'M15 20q0-10 9-10t9 10q0 13-9 13t-9-13Z', fill: skin },
    { d: pick(HAIR_BEFORE), fill: hair },
    { d: `${circle(20.5, 21.5, 1.2)}${circle(27.5, 21.5, 1.2)}`, fill: '#2a1f1a' },
    { d: 'M20 26.500q4 4 8 0-4 1.500-8 0Z', fill: '#8c3b35' },
  ]
}

const SQUARE = 'M0 0h48v48H0Z'
const HAIR_BEHIND = ['M12 20q0-13 12-13t12 13v16H12Z', 'M12 21q-1-14 12-14t12 14l1 5H11Z', ''] as const
const HAIR_BEFORE = [
  'M14 20q-1-13 10-13t10 13q-3-6-9-7-5 5-11 7Z',
  'M14 21q-2-14 10-14t10 14q-1-7-4-8-6 1-12 0-3 1-4 8Z',
  'M14.500 19q0-11 9.500-11t9.500 11q-2-4-3-6-7-2-13 0-1 2-3 6Z',
] as const

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`
}

/** Numbers in [0, 1) that depend on the text alone (FNV-1a, then mulberry32). */
function seeded(text: string): () => number {
  let state = 2_166_136_261
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A landscape or a town at some hour. */
function sceneOf(hue: number, chance: () => number): readonly Shape[] {
  const sun = circle(10 + chance() * 28, 10 + chance() * 10, 4 + chance() * 4)
  const ridge = chance() < 0.5 ? hills : roofs
  return [
    { d: SQUARE, fill: `oklch(0.5 0.12 ${hue})` },
    { d: 'M0 17h48v31H0Z', fill: `oklch(0.62 0.13 ${hue + 25})` },
    { d: sun, fill: `oklch(0.9 0.12 ${80 + chance() * 20})` },
    { d: ridge(25, chance), fill: `oklch(0.47 0.11 ${hue + 40})` },
    { d: ridge(34, chance), fill: `oklch(0.32 0.08 ${hue + 60})` },
    { d: 'M0 44h48v4H0Z', fill: `oklch(0.22 0.05 ${hue + 60})` },
  ]
}

function hills(top: number, chance: () => number): string {
  const [a, b, c] = [chance(), chance(), chance()].map((one) => top + one * 9)
  return `M0 ${a}Q12 ${top - 8} 24 ${b}T48 ${c}V48H0Z`
}

function roofs(top: number, chance: () => number): string {
  const tops = Array.from({ length: 8 }, () => `V${(top - 4 + chance() * 10).toFixed(1)}h6`)
  return `M0 48${tops.join('')}V48Z`
}

/** A page with a picture and lines of text. */
function pageOf(hue: number, chance: () => number): readonly Shape[] {
  const lines = [29, 33, 37].map((y) => `M9 ${y}h${(16 + chance() * 14).toFixed(1)}v1.8H9Z`)
  return [
    { d: SQUARE, fill: `oklch(0.72 0.1 ${hue})` },
    { d: 'M6 5h36v38H6Z', fill: '#fbf8f1' },
    { d: 'M9 8h30v17H9Z', fill: `oklch(0.8 0.09 ${hue + 50})` },
    { d: circle(15 + chance() * 18, 14, 3), fill: `oklch(0.88 0.13 ${hue + 90})` },
    { d: `M9 25v-${(3 + chance() * 5).toFixed(1)}l9-4 8 5 7-6 6 4v6Z`, fill: `oklch(0.5 0.11 ${hue + 20})` },
    { d: lines.join(''), fill: '#6d675c' },
  ]
}

/** Bars under a line that rises. */
function chartOf(hue: number, chance: () => number): readonly Shape[] {
  const heights = [8, 12, 15, 20, 25].map((height) => height + chance() * 6)
  const bars = heights.map((height, at) => `M${7 + at * 7} ${40 - height}h4.500v${height}h-4.500Z`)
  return [
    { d: SQUARE, fill: `oklch(0.36 0.07 ${hue})` },
    { d: 'M6 40h36v1.500H6Z', fill: `oklch(0.9 0.03 ${hue})` },
    { d: bars.join(''), fill: `oklch(0.7 0.12 ${hue + 30})` },
    { d: 'M6 26l10-6 8 2L38 7l2 1.800L25 25l-8.500-2L7 28.500Z', fill: `oklch(0.88 0.13 ${hue + 70})` },
  ]
}

/** The object that a title names, on a table before a wall. */
function objectOf(title: string, hue: number): readonly Shape[] {
  const forms = OBJECTS.find(([words]) => words.test(title))?.[1] ?? PARCEL
  const fills = {
    main: `oklch(0.58 0.15 ${hue + 150})`,
    dark: `oklch(0.33 0.07 ${hue + 150})`,
    light: `oklch(0.97 0.02 ${hue + 150})`,
    leaf: `oklch(0.56 0.13 ${130 + (hue % 40)})`,
    warm: `oklch(0.82 0.14 ${75 + (hue % 30)})`,
  }
  return [
    { d: SQUARE, fill: `oklch(0.86 0.06 ${hue})` },
    { d: 'M0 36h48v12H0Z', fill: `oklch(0.77 0.07 ${hue})` },
    { d: 'M7 40q0-2.500 17-2.500T41 40t-17 2.500T7 40Z', fill: `oklch(0.66 0.07 ${hue})` },
    ...forms.map(([tone, d]) => ({ d, fill: fills[tone] })),
  ]
}

type Form = readonly [tone: 'main' | 'dark' | 'light' | 'warm' | 'leaf', d: string]

const wheels = (y: number, r: number) => `${circle(15, y, r)}${circle(33, y, r)}`

const PARCEL: readonly Form[] = [
  ['main', 'M11 19h26v20H11Z'],
  ['dark', 'M9 14h30v6H9Z'],
  ['light', 'M22 14h4v25h-4Z'],
]

/** Objects by words of titles, the first that fits. */
const OBJECTS: readonly (readonly [RegExp, readonly Form[]])[] = [
  [
    /camera bag|backpack|carrier/i,
    [
      ['dark', 'M19 13q0-6 5-6t5 6h-2.500q0-3.500-2.500-3.500T21.500 13Z'],
      ['main', 'M13 21q0-10 11-10t11 10v15q0 3-3 3H16q-3 0-3-3Z'],
      ['dark', 'M17 27h14v9H17Z'],
      ['light', 'M17 20h14v2.500H17ZM22 27h4v3h-4Z'],
    ],
  ],
  [
    /\b(bag|tote|weekender|holder)\b/i,
    [
      ['dark', 'M16 22v-5q0-8 8-8t8 8v5h-2.500v-5q0-5.500-5.500-5.500T18.500 17v5Z'],
      ['main', 'M11 19h26l2 20H9Z'],
      ['light', 'M10.200 27h27.600l.3 3H9.900Z'],
    ],
  ],
  [
    /boots|shoes/i,
    [
      ['main', 'M14 13h10v10l9 4q5 2 5 9H14Z'],
      ['dark', 'M13 35h26v4H13Z'],
      ['light', 'M19 16h6v1.800h-6ZM19 20h6v1.800h-6ZM20 24h7l-2 1.800h-5Z'],
    ],
  ],
  [
    /socks/i,
    [
      ['main', 'M20 9h10v17l-9 11q-4 4-8 0t1-8l6-6Z'],
      ['light', 'M20 9h10v5H20Z'],
      ['dark', 'M13 33l6 5q-3 2-6-1t0-4Z'],
    ],
  ],
  [
    /tent|terrarium/i,
    [
      ['main', 'M24 10 41 39H7Z'],
      ['dark', 'M24 19 33 39H15Z'],
      ['light', 'M24 19 26 39h-4Z'],
    ],
  ],
  [
    /sleeping|swaddle|hammock|\bmat\b|\broller|bands/i,
    [
      ['main', 'M9 17h22v22H9Z'],
      ['dark', circle(31, 28, 11)],
      ['light', circle(31, 28, 6)],
      ['main', circle(31, 28, 3)],
    ],
  ],
  [
    /mug|cups|moka|frother|pour-over/i,
    [
      ['light', 'M17 13q-3-3 0-6h2q-3 3 0 6ZM25 13q-3-3 0-6h2q-3 3 0 6Z'],
      ['dark', 'M31 20h3q6 0 6 5.500T34 31h-4v-3.500h4q2.500 0 2.500-2T34 23.500h-3Z'],
      ['main', 'M12 17h20v17q0 5-5 5H17q-5 0-5-5Z'],
      ['light', 'M12 17h20v3H12Z'],
    ],
  ],
  [
    /skillet/i,
    [
      ['dark', 'M30 27h14v4H30Z'],
      ['main', 'M5 26h28q0 13-14 13T5 26Z'],
      ['light', 'M5 26h28v2.500H5Z'],
    ],
  ],
  [
    /oven|saucepan|stove|kitchen|compost|machine/i,
    [
      ['dark', 'M7 22h34v4H7ZM11 16h26v4H11ZM22 11h4v5h-4Z'],
      ['main', 'M11 20h26v15q0 4-4 4H15q-4 0-4-4Z'],
      ['light', 'M15 25h3v10h-3Z'],
    ],
  ],
  [
    /knife|chisel|trowel|plane|spoon|tools/i,
    [
      ['light', 'M22 6q8 9 6 21h-8V6Z'],
      ['dark', 'M19.500 27h9v3h-9Z'],
      ['main', 'M20.500 30h7v9q-3.500 2-7 0Z'],
    ],
  ],
  [
    /bowls|mold/i,
    [
      ['dark', 'M19 36h10v3H19Z'],
      ['main', 'M8 20h32q0 17-16 17T8 20Z'],
      ['light', 'M8 20h32v3H8Z'],
    ],
  ],
  [
    /mill|grinder|shaker|decanter|bottle/i,
    [
      ['main', 'M19 10h10v4l5 7v15q0 3-3 3H17q-3 0-3-3V21l5-7Z'],
      ['dark', 'M19 6h10v5H19Z'],
      ['light', 'M14 24h20v6H14Z'],
    ],
  ],
  [
    /glasses/i,
    [
      ['light', 'M14 8h20l-2 14q-1 7-8 7t-8-7Z'],
      ['warm', 'M15 15h18l-1 7q-1 7-8 7t-8-7Z'],
      ['dark', 'M23 28h2v9h-2ZM16 37h16v2.500H16Z'],
    ],
  ],
  [
    /camera|lens|film|tripod|capture/i,
    [
      ['main', 'M8 17h9l3-5h8l3 5h9v22H8Z'],
      ['dark', circle(24, 28, 9)],
      ['light', circle(24, 28, 5.5)],
      ['main', circle(24, 28, 3)],
      ['warm', 'M33 20h4v3h-4Z'],
    ],
  ],
  [
    /keyboard|synth|harmonica/i,
    [
      ['dark', 'M5 17h38v22H5Z'],
      ['light', 'M8 20h32v16H8Z'],
      ['main', 'M12 20h3v9h-3ZM18 20h3v9h-3ZM27 20h3v9h-3ZM33 20h3v9h-3Z'],
    ],
  ],
  [
    /watch/i,
    [
      ['dark', 'M18 6h12v34H18Z'],
      ['main', circle(24, 23, 11)],
      ['light', circle(24, 23, 8)],
      ['dark', 'M23 17h2v5h5v2h-7Z'],
    ],
  ],
  [
    /e-reader|charger|power bank|art print|puzzle|easel|expansion/i,
    [
      ['dark', 'M14 7h20q2 0 2 2v30H12V9q0-2 2-2Z'],
      ['main', 'M15 11h18v23H15Z'],
      ['light', 'M18 15h12v2H18ZM18 20h9v2h-9ZM18 25h12v2H18Z'],
    ],
  ],
  [
    /bulb|light|headlamp|lamp/i,
    [
      ['warm', 'M24 6a12 12 0 0 1 7 22v4H17v-4a12 12 0 0 1 7-22Z'],
      ['light', circle(20, 15, 3)],
      ['dark', 'M17 32h14v3H17ZM19 36h10v3H19Z'],
    ],
  ],
  [
    /telescope|projector/i,
    [
      ['dark', 'M22 26h4l8 13h-4l-6-9-6 9h-4Z'],
      ['main', 'M8 25 33 10l4 7-25 15Z'],
      ['light', 'M33 9l4-2 6 9-4 2Z'],
    ],
  ],
  [
    /controller|handheld|fight stick|mouse/i,
    [
      ['main', 'M14 16h20q6 0 8 12t-3 10q-4 0-7-6H16q-3 6-7 6T6 28t8-12Z'],
      ['light', 'M14 20h3v3h3v3h-3v3h-3v-3h-3v-3h3Z'],
      ['warm', `${circle(31, 22, 2)}${circle(35, 26, 2)}`],
    ],
  ],
  [
    /headset|headphones|audiobook/i,
    [
      ['dark', 'M8 28q0-19 16-19t16 19h-3.500q0-15.500-12.500-15.500T11.500 28Z'],
      ['main', 'M7 25h8v14h-4q-4 0-4-4ZM33 25h8v10q0 4-4 4h-4Z'],
    ],
  ],
  [
    /chair|workbench/i,
    [
      ['dark', 'M13 29h3v10h-3ZM32 29h3v10h-3Z'],
      ['main', 'M16 7h16l1 16H15Z'],
      ['light', 'M19 11h10v2H19Z'],
      ['main', 'M12 24h24v5H12Z'],
    ],
  ],
  [
    /dress\b|skirt/i,
    [
      ['main', 'M18 7h4q2 4 4 0h4l-1 11 8 21H11l8-21Z'],
      ['dark', 'M19 17h10v3H19Z'],
    ],
  ],
  [
    /jeans|shorts/i,
    [
      ['main', 'M15 8h18l4 31h-9l-4-19-4 19h-9Z'],
      ['dark', 'M15 8h18v3.500H15Z'],
    ],
  ],
  [
    /jacket|blazer|coat|vest\b|apron/i,
    [
      ['main', 'M18 8h12l10 6-2 23h-5V21v18H15V21v16h-5L8 14Z'],
      ['light', 'M18 8l6 11 6-11h-3l-3 5-3-5Z'],
      ['dark', 'M23.200 19h1.600v20h-1.600Z'],
    ],
  ],
  [
    /tee\b|sweater|top\b|layer/i,
    [
      ['main', 'M18 9q6 5 12 0l11 6-4 9-5-2v17H16V22l-5 2-4-9Z'],
      ['dark', 'M18 9q6 5 12 0l1.500 1q-7.500 6-15 0Z'],
      ['light', 'M16 26h16v4H16Z'],
    ],
  ],
  [
    /scarf|belt|strap/i,
    [
      ['main', 'M13 10q11 7 22 0l2 6q-13 8-26 0Z'],
      ['main', 'M26 16h8l2 23h-9Z'],
      ['light', 'M27 33h8.500v3H27.200Z'],
    ],
  ],
  [
    /plush|figure|robot kit/i,
    [
      ['main', `${circle(16, 11, 4.5)}${circle(32, 11, 4.5)}M12 39q0-15 12-15t12 15Z`],
      ['main', circle(24, 18, 10)],
      ['light', `${circle(24, 21, 4)}M18 39q0-9 6-9t6 9Z`],
      ['dark', `${circle(20, 16, 1.5)}${circle(28, 16, 1.5)}${circle(24, 20, 1.5)}`],
    ],
  ],
  [
    /vacuum|drone|thermostat|sensor|doorbell/i,
    [
      ['dark', circle(24, 25, 15)],
      ['main', circle(24, 25, 11)],
      ['light', 'M23 17h2v8h-2Z'],
      ['warm', circle(24, 30, 2.5)],
    ],
  ],
  [
    /blocks|sorter|crate/i,
    [
      ['main', 'M9 26h14v13H9Z'],
      ['dark', 'M25 26h14v13H25Z'],
      ['warm', 'M17 11h14v13H17Z'],
    ],
  ],
  [
    /bike|stroller/i,
    [
      ['dark', wheels(32, 8)],
      ['light', wheels(32, 5)],
      ['main', 'M14 33 21 16h-4v-3h8l8 19-2.500 1L23 18l-6.500 15.500ZM25 20h9v-4h3v7H25Z'],
    ],
  ],
  [
    /train\b/i,
    [
      ['main', 'M6 19h24v15H6ZM30 25h11v9H30ZM35 18h4v7h-4Z'],
      ['light', 'M10 22h6v6h-6ZM20 22h6v6h-6Z'],
      ['dark', wheels(35, 4)],
    ],
  ],
  [
    /dumbbell|kettlebell|pull-up/i,
    [
      ['dark', 'M14 23h20v5H14Z'],
      ['main', 'M6 19h5v13H6ZM37 19h5v13h-5ZM11 14h5v23h-5ZM32 14h5v23h-5Z'],
    ],
  ],
  [
    /monstera|herb|fern|olive|planter|seed|raised bed|feeder/i,
    [
      [
        'leaf',
        'M24 28Q9 27 9 10q15 1 15 18ZM24 28Q24 11 39 8q3 17-15 20ZM22.500 28q-5-12 1.500-22 6 10 2 22Z',
      ],
      ['warm', 'M14 27h20l-3 12H17Z'],
      ['dark', 'M13 26h22v3.500H13Z'],
    ],
  ],
  [
    /watering/i,
    [
      ['dark', 'M17 18q0-9 7-9t7 9h-3q0-6-4-6t-4 6ZM31 28l9-12 4 2-10 16Z'],
      ['main', 'M10 18h22v21H10Z'],
      ['light', 'M14 22h3v13h-3Z'],
    ],
  ],
  [
    /guitar|ukulele|bass/i,
    [
      ['dark', 'M26 21 38 7l4 4-13 13Z'],
      ['main', `${circle(17, 30, 9)}${circle(25, 23, 7)}`],
      ['light', circle(20, 27, 3)],
    ],
  ],
  [
    /speaker|cajón|preamp/i,
    [
      ['dark', 'M13 6h22v33H13Z'],
      ['main', circle(24, 27, 8)],
      ['light', `${circle(24, 27, 3)}${circle(24, 13, 3)}`],
    ],
  ],
  [
    /turntable|record/i,
    [
      ['dark', circle(24, 24, 15)],
      ['main', circle(24, 24, 6)],
      ['light', circle(24, 24, 1.8)],
      ['warm', 'M38 8h3v14l-8 8-2-2 7-7Z'],
    ],
  ],
  [
    /novel|edition|stories|sketchbook|book\b/i,
    [
      ['main', 'M11 8h25v31H14q-3 0-3-3Z'],
      ['dark', 'M11 8h6v31h-3q-3 0-3-3Z'],
      ['light', 'M20 14h13v3H20ZM20 19h9v2h-9Z'],
    ],
  ],
  [
    /game|dice|escape|mystery dinner|card/i,
    [
      ['main', 'M11 13h27v26H11Z'],
      [
        'light',
        `${circle(17, 19, 2.5)}${circle(32, 19, 2.5)}${circle(24.5, 26, 2.5)}${circle(17, 33, 2.5)}${circle(32, 33, 2.5)}`,
      ],
    ],
  ],
  [
    /brush|pencil|\bpen\b|poles|shears/i,
    [
      ['main', 'M11 39V17l4-9 4 9v22Z'],
      ['dark', 'M21 39V15l4-9 4 9v24Z'],
      ['warm', 'M31 39V18l4-9 4 9v21Z'],
      ['light', 'M11 17h8v3h-8ZM21 15h8v3h-8ZM31 18h8v3h-8Z'],
    ],
  ],
  [
    /paint|watercolor|linocut|pottery/i,
    [
      ['light', 'M24 8q17 0 17 16 0 7-8 7h-4q-3 0-2 4t-4 4Q7 38 7 23T24 8Z'],
      ['main', circle(15, 20, 3)],
      ['warm', circle(23, 15, 3)],
      ['dark', circle(32, 19, 3)],
      ['main', circle(15, 29, 3)],
    ],
  ],
]
