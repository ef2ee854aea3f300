//! Photos as phones make them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use keruen_paper::photo::{
    LONGEST_SIDE, MAX_BYTES, PREVIEW, PhotoError, THUMBNAIL, preview, reencode, thumbnail,
};

/// Left half red, right half blue.
fn flag(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
    .into()
}

fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture
        .write_to(&mut out, format)
        .expect("a small picture is written");
    out.into_inner()
}

/// A JPEG with an EXIF block that says how the camera was held and has a secret in it.
fn turned(orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"SECRET PLACE");
    let plain = bytes(&flag(64, 32), ImageFormat::Jpeg);
    let mut out = plain[..2].to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
    out.extend(exif);
    out.extend(&plain[2..]);
    out
}

fn open(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg)
        .expect("a JPEG")
        .to_rgb8()
}

fn is_red(pixel: Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 100
}

#[test]
fn photos_stand_upright_and_say_nothing_more() {
    for (orientation, size, red_at) in [
        (1, (64, 32), (4, 16)),
        (3, (64, 32), (60, 16)),
        (6, (32, 64), (16, 4)),
        (8, (32, 64), (16, 60)),
    ] {
        let sent = turned(orientation);
        let photo = reencode(&sent).expect("a photo");
        assert_eq!(
            (photo.width, photo.height),
            size,
            "orientation {orientation}"
        );
        assert!(
            is_red(*open(&photo.jpeg).get_pixel(red_at.0, red_at.1)),
            "{orientation}"
        );
        assert!(
            !photo
                .jpeg
                .windows(6)
                .any(|w| w == b"SECRET" || w == b"Exif\0\0")
        );
    }
}

#[test]
fn large_photos_become_smaller_and_small_ones_stay() {
    let photo = reencode(&bytes(&flag(4_000, 1_000), ImageFormat::Jpeg)).expect("a photo");
    assert_eq!((photo.width, photo.height), (LONGEST_SIDE, 500));
    let photo = reencode(&bytes(&flag(40, 10), ImageFormat::WebP)).expect("a photo");
    assert_eq!((photo.width, photo.height), (40, 10));
}

#[test]
fn what_is_see_through_becomes_white() {
    let glass: DynamicImage = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])).into();
    let photo = reencode(&bytes(&glass, ImageFormat::Png)).expect("a photo");
    assert!(
        open(&photo.jpeg)
            .pixels()
            .all(|p| p.0.iter().all(|c| *c > 250))
    );
}

#[test]
fn the_preview_has_the_size_that_messengers_want() {
    let photo = preview(&bytes(&flag(300, 900), ImageFormat::Png)).expect("a photo");
    assert_eq!((photo.width, photo.height), PREVIEW);
}

#[test]
fn what_is_no_photo_is_refused_by_name() {
    assert_eq!(reencode(b""), Err(PhotoError::Empty));
    assert_eq!(
        reencode(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        Err(PhotoError::Heic)
    );
    assert_eq!(reencode(b"GIF89a\x01\0\x01\0"), Err(PhotoError::NotAPhoto));
    assert_eq!(
        reencode(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        Err(PhotoError::NotAPhoto)
    );
    let whole = bytes(&flag(64, 64), ImageFormat::Png);
    assert!(matches!(
        reencode(&whole[..whole.len() / 2]),
        Err(PhotoError::Damaged { .. })
    ));
    let huge = vec![0xFF; MAX_BYTES + 1];
    assert!(matches!(reencode(&huge), Err(PhotoError::TooBig { .. })));
}

#[test]
fn pixels_are_counted_before_they_are_decoded() {
    assert_eq!(
        reencode(&promised(&flag(4, 4), 60_000, 60_000)),
        Err(PhotoError::TooManyPixels {
            width: 60_000,
            height: 60_000
        })
    );
}

/// A PNG whose header promises so many pixels, with next to nothing behind it.
fn promised(image: &DynamicImage, width: u32, height: u32) -> Vec<u8> {
    let mut png = bytes(image, ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

#[test]
fn deep_colours_count_double() {
    let deep = DynamicImage::ImageRgba16(image::ImageBuffer::new(4, 4));
    assert_eq!(
        reencode(&promised(&deep, 7_000, 4_000)),
        Err(PhotoError::TooManyPixels {
            width: 7_000,
            height: 4_000
        })
    );
}

/// Half a file has a whole beginning; wherever it breaks off, it is refused.
#[test]
fn a_photo_that_arrived_in_part_is_refused() {
    let noise = RgbImage::from_fn(200, 150, |x, y| {
        let n = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503);
        Rgb(n.to_be_bytes()[1..].try_into().unwrap_or_default())
    });
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = bytes(&noise.clone().into(), format);
        assert!(reencode(&whole).is_ok(), "{format:?}");
        for tenth in 1..10 {
            let part = &whole[..whole.len() * tenth / 10];
            let refused = reencode(part).expect_err("only a part of it");
            assert!(
                matches!(refused, PhotoError::Cut | PhotoError::Damaged { .. }),
                "{format:?} {tenth}: {refused}"
            );
        }
    }
    let jpeg = turned(6);
    let last = &jpeg[..jpeg.len() - 2];
    assert_eq!(reencode(last), Err(PhotoError::Cut));
    let mut longer = jpeg.clone();
    longer.extend(b"what the telephone hung on");
    assert!(reencode(&longer).is_ok());
    // The preview in the metadata is whole, the photo is not.
    let mut preview_only = jpeg[..2].to_vec();
    preview_only.extend([0xFF, 0xE1]);
    let length = u16::try_from(jpeg.len() + 2).expect("short");
    preview_only.extend(length.to_be_bytes());
    preview_only.extend(&jpeg);
    preview_only.extend(&jpeg[2..jpeg.len() / 2]);
    assert_eq!(reencode(&preview_only), Err(PhotoError::Cut));
}

#[test]
fn a_thumbnail_is_small_and_upright() {
    let small = thumbnail(&bytes(&flag(1_000, 500), ImageFormat::Jpeg)).expect("a photo");
    assert_eq!((small.width, small.height), (THUMBNAIL, THUMBNAIL / 2));
}
