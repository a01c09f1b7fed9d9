"""What is sold to whom, how it is paid and how far it gets: the plan that the demonstration's figures follow from.

Building 1 has fifteen floors of four homes, building 2 one floor. The column of a home says how it is paid, its floor
how far its sale has come by the end; SPECIAL names the homes with a story of their own. Whoever changes the plan
counts anew in tests/cli/building_test.py.
"""

# --- How it is paid, by the last digit of the home.
#   1  bank mortgage, a married buyer whose spouse signs along
#   2  odd floors paid at once, even floors by three instalments; one buyer
#   3  bank mortgage, husband and wife buy together
#   4  odd floors provident-fund loan, even floors both loans combined; one buyer
FLOORS, COLUMNS = 15, 4


def payment_of(floor, column):
    if column in (1, 3):
        return "bank_mortgage"
    if column == 2:
        return "paid_at_once" if floor % 2 else "instalments"
    return "provident_fund" if floor % 2 else "combined"


def buyers_of(floor, column):
    return SPECIAL_BUYERS.get((1, floor, column)) or {1: "married", 3: "couple"}.get(column, "single")


SPECIAL_BUYERS = {
    (1, 1, 2): "company", (1, 5, 2): "company",
    (1, 3, 2): "minor",       # his mother signs for him
    (1, 7, 2): "foreigner",   # cleared by the security office before signing
    (1, 15, 2): "foreigner",  # the clearance is still with the office
}

# --- How far it comes by the end, by floor.
#   titled     the title certificate is handed out
#   submitted  the title is with the bureau's title section
#   delivered  keys handed over; nobody has begun with the title
#   invited    the notice of the handover is out, the buyer has not come
#   unpaid     filed, registered, and money late
#   early      signing or filing is under way
def stage_of(floor):
    return ("titled" if floor <= 8 else "submitted" if floor <= 10 else "delivered" if floor <= 12 else
            "invited" if floor == 13 else "unpaid" if floor == 14 else "early")


# --- Homes with a story of their own.
OTHER_BANK = (1, 4, 1)          # the first bank rejects the loan, another lends
CANCELLED = (1, 8, 3)           # the contract is cancelled after the loan was paid out: undone in the right order
SMALLER_BEYOND = (1, 6, 3)      # 4 % smaller than the contract says: may rescind, keeps it
LARGER_BEYOND = (1, 7, 2)       # 4 % larger: the part beyond 3 % is the buyer's for nothing
FAULT_AT_HANDOVER = (1, 2, 4)   # the buyer finds a fault, it is mended, the buyer is satisfied
LATER_REPAIR = (1, 5, 1)        # reported after the handover, under warranty
PAID_REPAIR = (1, 1, 2)         # reported after the handover, caused by the customer: paid
LEFT_OUT = (1, 12, 4)           # a fault that blocks the handover is still open: not delivered
DEEMED = (1, 13, 2)             # does not come twice: counts as delivered
RETURNED_FILING = (1, 2, 1)     # the bureau rejects the filing once
CORRECTED = (1, 3, 1)           # the buyer finds his name misspelt in the contract
# Faults found when the building is accepted: home, place, trade, grade, words, and whether mended.
FAULTS = [
    ((1, 1, 4), "bathroom", "waterproofing", "serious", "water stands beside the drain (made up)", True),
    ((1, 4, 3), "balcony", "doors_windows", "minor", "the balcony door drags (made up)", True),
    ((1, 6, 2), "kitchen", "plumbing", "blocks_handover", "the riser leaks (made up)", True),
    ((1, 9, 1), "living room", "plaster", "minor", "hairline crack over the door (made up)", True),
    (LEFT_OUT, "bathroom", "electricity", "blocks_handover", "no earth wire in the bathroom (made up)", False),
]
# What is late on the fourteenth floor: the loans of 1401 (approved and registered, not paid out) and 1403 (its date
# was named and has passed), the second instalment of 1402 (dunned), the loans of 1404 (with the bank).
# On the fifteenth: 1501 signing, the buyer checks the contract; 1502 waits for the security office; 1503 signed, its
# filing waits for the release from the project's mortgage; 1504 reserved, nothing begun.
MORTGAGED = [(1, floor, column) for floor in (13, 14, 15) for column in range(1, COLUMNS + 1)]

# --- Sizes: hundredths of a square metre, building and inner area, by column; price in yuan per square metre.
SIZES = {1: (9800, 7840), 2: (8850, 7080), 3: (12600, 10080), 4: (8850, 7080)}
# By how many hundredths the actual survey differs, in turn: within 3 % but for the two homes named above.
DIFFERENCES = [0, 42, -38, 15, -120, 96, 0, -7, 61]


def all_homes():
    homes = [(1, floor, column) for floor in range(1, FLOORS + 1) for column in range(1, COLUMNS + 1)]
    return homes + [(2, 1, column) for column in range(1, COLUMNS + 1)]


def name_of(home):
    building, floor, column = home
    return f"{building}-{floor:02}{column:02}"
