/**
 * How an item of a kind is used, in the past tense. What exactly somebody did is not read for a reason, so no verb claims
 * that they liked it.
 */
const VERBS: Readonly<Record<string, string>> = {
  album: 'listened to',
  article: 'read',
  artist: 'listened to',
  book: 'read',
  episode: 'watched',
  film: 'watched',
  fund: 'looked into',
  game: 'played',
  movie: 'watched',
  podcast: 'listened to',
  post: 'read',
  product: 'looked at',
  series: 'watched',
  show: 'watched',
  song: 'listened to',
  track: 'listened to',
  video: 'watched',
}

/** The English sentences of reasons, one place for all of them. `count` is null where it must not be told. */
export const sentences = {
  suggested: 'Suggested for you',
  filler: 'More from the catalog',
  popular: 'Popular right now',
  trending: 'Trending right now',
  fresh: 'New here',

  similarUsers: (count: number | null, kind: string): string =>
    `${count ?? 'Some'} people with similar taste ${verb(kind)} this`,

  friendsOfFriends: (count: number, kind: string): string => `${count} friends of friends ${verb(kind)} this`,

  /** `names` are of people who agreed to be named. */
  following: (names: readonly string[], count: number | null, kind: string): string => {
    const others = count === null ? 0 : count - Math.min(names.length, 2)
    const named = names.slice(0, 2)
    if (named.length === 0)
      return `${count ?? ''} people you follow ${verb(kind)} this`.trim().replace(/^p/, 'P')
    if (others === 0) return `${list(named)}, whom you follow, ${verb(kind)} this`
    return `${named.join(', ')} and ${others} ${others === 1 ? 'other person' : 'others'} you follow ${verb(kind)} this`
  },

  becauseItems: (titles: readonly string[], kind: string): string =>
    `Because you ${verb(kind)} ${list(titles)}`,

  interestTags: (names: readonly string[]): string => `Matches your interest in ${list(names)}`,
}

function verb(kind: string): string {
  return VERBS[kind] ?? 'viewed'
}

/** "a", "a and b", "a, b and c". */
function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
