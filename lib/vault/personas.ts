import {
  type ActivePersona,
  ALL,
  DEFAULT,
  folderName,
  MAX_PERSONAS,
  type Persona,
  type PersonaDraft,
  type PersonaSettings,
  type PersonasView,
  type SitePersona,
  WalletError,
} from '#lib/protocol/index';
import type { Draft } from './draft';
import type { Vault } from './vault';

/** Id of the one record that holds them. */
export const PERSONAS = 'personas';

const NONE: PersonaSettings = { personas: [], choices: [] };

/**
 * The person's personas, and which is active where. Read from the vault each time: what the one door goes by must not
 * be older than a change that was acknowledged.
 */
export class Personas {
  constructor(private readonly vault: Vault) {}

  /** Folders have their own screen. @throws WalletError `locked` */
  async list(): Promise<PersonasView> {
    const settings = await this.#settings();
    const sites = settings.choices.filter(
      ({ at, choice }) => at !== DEFAULT && choice !== DEFAULT && folderName(at) === null,
    );
    return {
      personas: personasIn(settings),
      byDefault: choiceAt(settings, DEFAULT, ALL),
      sites: sites.map(({ at, choice }) => ({ origin: at, choice })),
    };
  }

  /** @throws WalletError `locked` */
  async at(origin: string): Promise<SitePersona> {
    const settings = await this.#settings();
    const choice = choiceAt(settings, origin, DEFAULT);
    const personas = personasIn(settings);
    const byDefault = meaning(choiceAt(settings, DEFAULT, ALL), personas);
    return { choice, personas, byDefault, active: choice === DEFAULT ? byDefault : meaning(choice, personas) };
  }

  /** What holds at a site now. @throws WalletError `locked` */
  async active(origin: string): Promise<ActivePersona> {
    return (await this.at(origin)).active;
  }

  /**
   * Makes a persona, or changes one; with the id of a deleted one, brings that back.
   *
   * @param id left out, a new one
   * @throws WalletError `too-large` when there are as many as there may be
   */
  async save(draft: PersonaDraft, id: string = crypto.randomUUID()): Promise<Persona> {
    const others = (settings: PersonaSettings) => settings.personas.filter((persona) => persona.id !== id);
    await this.#change((settings, change) => {
      const living = others(settings).filter(({ said }) => said !== null).length;
      if (living >= MAX_PERSONAS) throw new WalletError('too-large', 'there are as many personas as there may be');
      const kept = { id, said: draft, rev: change.revision() };
      return { ...settings, personas: [...others(settings), kept] };
    });
    return { id, ...draft };
  }

  /**
   * Where it is chosen, nothing is given until another is chosen there.
   *
   * @returns the persona as it was, so that removing can be undone
   * @throws WalletError `not-found`
   */
  async remove(id: string): Promise<Persona> {
    const removed = personasIn(await this.#settings()).find((persona) => persona.id === id);
    if (!removed) throw new WalletError('not-found', 'there is no such persona');
    await this.#change((settings, change) => ({
      ...settings,
      personas: settings.personas.map((kept) => (kept.id === id ? { id, said: null, rev: change.revision() } : kept)),
    }));
    return removed;
  }

  /**
   * Chooses what holds at a site, or with `default` as the place, at all sites without a choice of their own.
   *
   * @throws WalletError `not-found` for a persona that is not there, `bad-request` for a default that is itself
   */
  async choose(at: string, choice: string): Promise<void> {
    if (at === DEFAULT && choice === DEFAULT) throw new WalletError('bad-request', 'a default has none of its own');
    await this.#change((settings, change) => {
      const isKnown = choice === ALL || choice === DEFAULT || personasIn(settings).some(({ id }) => id === choice);
      if (!isKnown) throw new WalletError('not-found', 'there is no such persona');
      const others = settings.choices.filter((kept) => kept.at !== at);
      return { ...settings, choices: [...others, { at, choice, rev: change.revision() }] };
    });
  }

  /**
   * Switches a site to the persona that comes next by name: never to none, which would open what a persona keeps apart.
   *
   * @returns null where there is none
   */
  async next(origin: string): Promise<Persona | null> {
    const { active, personas } = await this.at(origin);
    const now = active.kind === 'persona' ? personas.findIndex(({ id }) => id === active.persona.id) : -1;
    const next = personas[(now + 1) % Math.max(1, personas.length)];
    if (!next) return null;
    await this.choose(origin, next.id);
    return next;
  }

  #change(change: (settings: PersonaSettings, draft: Draft) => PersonaSettings): Promise<void> {
    return this.vault.change(async (draft) => draft.put('settings', PERSONAS, change(await this.#settings(), draft)));
  }

  async #settings(): Promise<PersonaSettings> {
    const record = await this.vault.get('settings', PERSONAS);
    return record && 'personas' in record.value ? record.value : NONE;
  }
}

const personasIn = ({ personas }: PersonaSettings): Persona[] =>
  personas
    .flatMap(({ id, said }) => (said ? [{ id, ...said }] : []))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));

const choiceAt = ({ choices }: PersonaSettings, place: string, otherwise: string): string =>
  choices.find(({ at }) => at === place)?.choice ?? otherwise;

function meaning(choice: string, personas: readonly Persona[]): ActivePersona {
  if (choice === ALL) return { kind: 'all' };
  const persona = personas.find(({ id }) => id === choice);
  return persona ? { kind: 'persona', persona } : { kind: 'gone' };
}
