// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISemaphore} from "./Gate.sol";
import {AccountGate} from "./AccountGate.sol";

/// Human Passport's decoder: it refuses to answer for an account whose score is missing or too old.
interface IPassportDecoder {
    function isHuman(address account) external view returns (bool);
}

/// Admits each account once whose score is high enough.
contract PassportGate is AccountGate {
    IPassportDecoder public immutable decoder;

    constructor(ISemaphore semaphore_, IPassportDecoder decoder_) AccountGate(semaphore_) {
        decoder = decoder_;
    }

    function credentialOf(address account) public view override returns (bytes32) {
        return _isHuman(account) ? _credential(account) : bytes32(0);
    }

    function holds(bytes32 credential) public view override returns (bool) {
        return _isHuman(_account(credential));
    }

    /// Whoever starves the call of gas, so that it seems to refuse, leaves a 64th of that for the removal: too little.
    function _isHuman(address account) private view returns (bool) {
        try decoder.isHuman(account) returns (bool human) {
            return human;
        } catch {
            return false;
        }
    }
}
