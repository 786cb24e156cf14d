import { type ItemMaker, type MakerContext, WEIGHT } from './item-draft.ts'
import { titleMaker } from './title-maker.ts'
import { POST_SHELVES } from './words.ts'

/** Who writes a community's posts: a user of the demo world. */
export interface Author {
  readonly userId: string
  readonly name: string
}

/** Posts of a community, its topics by turns, each by one of its authors. */
export function postMaker(context: MakerContext, authors: readonly Author[]): ItemMaker {
  const { random, taken, community } = context
  const { topics, words } = POST_SHELVES[community]
  const makers = Object.entries(topics).map(([topic, titles]) => ({
    topic,
    nextTitle: titleMaker({ titles, words }, random, taken),
  }))
  let made = 0
  return () => {
    const { topic, nextTitle } = makers[made++ % makers.length] ?? random.pick(makers)
    const author = random.pick(authors)
    return {
      kind: 'post',
      title: nextTitle(),
      tags: [
        { kind: 'topic', name: topic, weight: WEIGHT.main },
        { kind: 'author', name: author.name, weight: WEIGHT.strong },
      ],
      properties: { authorId: author.userId },
    }
  }
}
