import { type World, world } from '../support/world.ts'

/**
 * Forty items, even ones jazz and odd ones rock. Twenty guests listen: those with an even number to jazz, the others to rock.
 *
 * @param noun the kind of the items, and the first part of their ids, such as `track-7`
 */
export function jazzAndRock(noun: string): World {
  const town = world()
  const name = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`
  for (let index = 0; index < 40; index++) {
    const tags = [index % 2 === 0 ? 'jazz' : 'rock']
    town.item(`${noun}-${index}`, { title: `${name} ${index}`, kind: noun, tags })
  }
  for (let index = 0; index < 20; index++) {
    const liked = Array.from({ length: 12 }, (_, n) => `${noun}-${(index + 2 * n * (1 + (index % 3))) % 40}`)
    town.user(`guest-${index}`).listens(...new Set(liked))
  }
  return town
}
