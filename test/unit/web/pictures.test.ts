import { expect, it } from 'vitest'
import { coverOf, portraitOf, type Shape } from '../../../packages/pictures.ts'
import { inventWorld } from '../../../src/datasets/demo/demo-world.ts'

const { items, users } = inventWorld({ seed: 1, nowMs: Date.UTC(2026, 10, 25) })
const products = items.filter(({ kind }) => kind === 'product')
const pictured = ({ id, kind, title }: (typeof items)[number]) => ({
  id,
  kind: kind ?? 'item',
  title: title ?? id,
})
const outlines = (shapes: readonly Shape[]) => shapes.map(({ d }) => d).join()

it('the same item and the same person have the same picture each time', () => {
  for (const item of items.slice(0, 50)) expect(coverOf(pictured(item))).toEqual(coverOf(pictured(item)))
  for (const { id } of users.slice(0, 50)) expect(portraitOf(id)).toEqual(portraitOf(id))
})

it('two products with one object have different colors', () => {
  const cover = (id: string) => coverOf({ id, kind: 'product', title: 'Hiking Boots' })
  expect(outlines(cover('a'))).toBe(outlines(cover('b')))
  expect(cover('a')).not.toEqual(cover('b'))
})

it('products of the demo world show what they are: less than one in twenty is a parcel', () => {
  const parcel = outlines(coverOf({ id: 'unknown', kind: 'product', title: 'Something' }))
  const parcels = products.filter((item) => outlines(coverOf(pictured(item))) === parcel)
  expect(products.length).toBeGreaterThan(300)
  expect(parcels.length / products.length).toBeLessThan(0.05)
})

it('pictures are whole paths on a square of 48 units, each form once', () => {
  const pictures = [...items.map((item) => coverOf(pictured(item))), ...users.map(({ id }) => portraitOf(id))]
  for (const shapes of pictures) {
    expect(shapes[0]?.d).toBe('M0 0h48v48H0Z')
    for (const { d } of shapes) expect(d).toMatch(/^$|^M[\d\s.,MmLlHhVvQqTtAaZz-]+$/)
    expect(new Set(shapes.map(({ d, fill }) => d + fill)).size).toBe(shapes.length)
  }
})
