// SPDX-License-Identifier: Apache-2.0

interface Step {
  readonly id: string
  readonly after: readonly string[]
}

/** What is wrong with the steps of a template: an id twice, an unknown predecessor, a circle; null when nothing is. */
export function nodeProblem(nodes: readonly Step[]): string | null {
  const ids = new Set(nodes.map((node) => node.id))
  if (ids.size < nodes.length) return 'two steps have the same id'
  const stranger = nodes.find((node) => node.after.some((id) => !ids.has(id)))
  if (stranger) return `step "${stranger.id}" waits for a step that does not exist`
  const done = new Set<string>()
  for (let ready = readyNodes(nodes, done); ready.length > 0; ready = readyNodes(nodes, done)) for (const node of ready) done.add(node.id)
  return done.size === nodes.length ? null : 'the steps wait for each other in a circle'
}

/** Steps that are not done and whose predecessors all are. */
export function readyNodes<Node extends Step>(nodes: readonly Node[], done: ReadonlySet<string>): Node[] {
  return nodes.filter((node) => !done.has(node.id) && node.after.every((id) => done.has(id)))
}
