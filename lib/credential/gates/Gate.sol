// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// What a gate needs of Semaphore v4.
interface ISemaphore {
    function createGroup(address admin, uint256 merkleTreeDuration) external returns (uint256 groupId);
    function addMember(uint256 groupId, uint256 identityCommitment) external;
    function removeMember(uint256 groupId, uint256 identityCommitment, uint256[] calldata siblings) external;
}

/// A way into a Semaphore group that nobody owns: it makes the group, is its only admin for good, and admits each root
/// credential once, under one commitment for ever. So nobody gets a second pseudonym by leaving and coming back.
/// docs/adr/0028-ways-into-groups.md says what is trusted.
abstract contract Gate {
    /// How long a proof holds that was made before the newest admission.
    uint256 public constant ROOT_DURATION = 7 days;

    struct Admission {
        uint256 commitment;
        bool inside;
    }

    error NotVerified();
    error AlreadyInside();
    error AnotherCommitment();
    error NotInside();
    error StillVerified();

    ISemaphore public immutable semaphore;
    uint256 public immutable group;
    /// The block in which the group began, so that a wallet need not look before it.
    uint256 public immutable since;

    /// By root credential: a person's own number at whoever verified them, or their account.
    mapping(bytes32 credential => Admission) public admissions;

    constructor(ISemaphore semaphore_) {
        semaphore = semaphore_;
        group = semaphore_.createGroup(address(this), ROOT_DURATION);
        since = block.number;
    }

    function _admit(bytes32 credential, uint256 commitment) internal {
        Admission storage admission = admissions[credential];
        if (admission.inside) revert AlreadyInside();
        if (admission.commitment != 0 && admission.commitment != commitment) revert AnotherCommitment();
        admission.commitment = commitment;
        admission.inside = true;
        semaphore.addMember(group, commitment);
    }

    /// @param siblings of the member's leaf, from its level up, as Semaphore takes them
    function _remove(bytes32 credential, uint256[] calldata siblings) internal {
        Admission storage admission = admissions[credential];
        if (!admission.inside) revert NotInside();
        admission.inside = false;
        semaphore.removeMember(group, admission.commitment, siblings);
    }
}
