"""Which photographs of shelf-dairy-sku show the same store, as far as eyes can tell; a photograph in no group stands alone.
Where it was not sure, photographs were put together: that makes the test harder, never easier."""
import re

GROUPS = {
    "open wall": "milk_2 milk_23 milk_27 milk_28 milk_30 milk_31 milk_32 milk_33 milk_34 milk_35 milk_36 milk_78",
    "glass doors": "milk_38 milk_51 milk_52 milk_57 milk_74 milk_75 milk_waffle_test_0",
    "yellow case": "milk_61 milk_62",
    "waffle aisle": "waffle_17 waffle_18 waffle_19 waffle_20 waffle_21 waffle_27",
    "kitchen": "milk_14 milk_16 milk_18",
    "grey wall": "milk_5 milk_6 milk_9",
    "dark room": "milk_7 milk_8",
    "parcel": "waffle_12 waffle_16",
    "reviews": "waffle_5 waffle_6 waffle_7 waffle_8",
    "milk studio": "milk_1 milk_4 milk_20 milk_21 milk_22 milk_25 milk_42 milk_44 milk_45 milk_48 milk_49 milk_50 milk_55 milk_56",
    "waffle studio": "waffle_1 waffle_13 waffle_14 waffle_24 waffle_29 waffle_30",
}
STORE_OF = {photo: name for name, photos in GROUPS.items() for photo in photos.split()}


def store(file_name):
    photo = re.sub(r"\.\w+$", "", file_name)
    return STORE_OF.get(photo, photo)
