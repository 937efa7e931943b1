print("lapel-desktop")
