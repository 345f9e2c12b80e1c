/** Stands in for `micro-ftch`, a network client that eth-sig-util's tree drags in and Satchel never calls. */
export default {};
