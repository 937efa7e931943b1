print("lapel")
