// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Gate, ISemaphore} from "./Gate.sol";

/// A gate for credentials that are tied to an account. The account itself has to ask: whoever copies its transaction
/// spends a credential of their own.
abstract contract AccountGate is Gate {
    constructor(ISemaphore semaphore_) Gate(semaphore_) {}

    /// The root credential of an account, 0 where it has none at this moment.
    function credentialOf(address account) public view virtual returns (bytes32);

    /// Whether a root credential holds at this moment.
    function holds(bytes32 credential) public view virtual returns (bool);

    function admit(uint256 commitment) external {
        bytes32 credential = credentialOf(msg.sender);
        if (credential == 0) revert NotVerified();
        _admit(credential, commitment);
    }

    /// For whoever no longer wants to be in, say because the wallet was stolen. Coming back takes the same commitment.
    function leave(uint256[] calldata siblings) external {
        bytes32 credential = credentialOf(msg.sender);
        if (credential == 0) revert NotVerified();
        _remove(credential, siblings);
    }

    /// For anybody: takes out a member whose credential no longer holds.
    function expel(bytes32 credential, uint256[] calldata siblings) external {
        if (holds(credential)) revert StillVerified();
        _remove(credential, siblings);
    }

    function _credential(address account) internal pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }

    function _account(bytes32 credential) internal pure returns (address) {
        return address(uint160(uint256(credential)));
    }
}
