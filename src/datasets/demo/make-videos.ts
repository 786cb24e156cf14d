import { type ItemMaker, type MakerContext, oneOf, type TagDraft, WEIGHT } from './item-draft.ts'
import { titleMaker } from './title-maker.ts'
import { MOVIE_SHELVES, SERIES_SHELVES, type VideoShelf } from './words.ts'

const ALSO_GENRE_CHANCE = 0.45
const SECOND_MOOD_CHANCE = 0.35
/** Three turns of a film shelf go to titles that follow no template. */
const WHOLE_TITLES = ['{single}', '{single}', '{single}']

/** Films of a community's genre. */
export function movieMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = MOVIE_SHELVES[community]
  const titles = [...shelf.titles, ...WHOLE_TITLES]
  const nextTitle = titleMaker({ titles, words: shelf.words }, random, taken)
  return (launchAt) => ({
    kind: 'movie',
    title: nextTitle(),
    tags: videoTags(shelf, random),
    properties: { year: releaseYear(launchAt, random.next()), minutes: 78 + random.below(70) },
  })
}

/** Series of a community's genre. */
export function seriesMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = SERIES_SHELVES[community]
  const nextTitle = titleMaker(shelf, random, taken)
  return (launchAt) => ({
    kind: 'series',
    title: nextTitle(),
    tags: videoTags(shelf, random),
    properties: { year: releaseYear(launchAt, random.next() / 2), seasons: 1 + random.below(6) },
  })
}

function videoTags(shelf: VideoShelf, random: MakerContext['random']): TagDraft[] {
  const [mood, secondMood] = random.shuffled(shelf.moods.split('|'))
  const tags: TagDraft[] = [{ kind: 'genre', name: shelf.genre, weight: WEIGHT.main }]
  if (random.chance(ALSO_GENRE_CHANCE)) {
    tags.push({ kind: 'genre', name: oneOf(random, shelf.alsoGenres), weight: WEIGHT.also })
  }
  if (mood) tags.push({ kind: 'mood', name: mood, weight: WEIGHT.also })
  if (secondMood && random.chance(SECOND_MOOD_CHANCE)) {
    tags.push({ kind: 'mood', name: secondMood, weight: WEIGHT.touch })
  }
  return tags
}

/** Most videos came out shortly before they were added, a few decades earlier. */
function releaseYear(launchAt: number, share: number): number {
  return new Date(launchAt).getUTCFullYear() - Math.floor(share ** 4 * 45)
}
