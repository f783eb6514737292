"""What an avenant says of itself and of the contract, outside its orders, against what it orders and the base."""
