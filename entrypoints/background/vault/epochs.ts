import { epochFiles } from '#lib/vault/epochs/writer';
import { Epochs } from '#lib/vault/index';
import { startWorkers } from '../workers';

export const openEpochs = (onRepaired: () => void): Epochs => new Epochs(epochFiles(startWorkers), onRepaired);

/** Only one worker touches the vault at a time, also while an old one is not quite gone. */
export const exclusive = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('satchel-vault', work) as Promise<T>;
