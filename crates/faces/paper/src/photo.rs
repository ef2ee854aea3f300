//! Photos: decoded, turned upright, scaled down and written anew, so that nothing of the camera's
//! metadata (place, time, owner) stays.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader,
    RgbImage, Rgba,
};
use thiserror::Error;

/// The longest side of a kept photo in pixels.
pub const LONGEST_SIDE: u32 = 2_000;
/// The size of the picture that messengers show beside a link, in pixels: width, height.
pub const PREVIEW: (u32, u32) = (1_200, 630);
/// The longest side of a photo within a form, in pixels.
pub const THUMBNAIL: u32 = 240;
/// The most bytes a photo may have as it is sent: the largest that phones make, with room.
pub const MAX_BYTES: usize = 25_000_000;
/// The most pixels a photo may have. Decoded it takes four bytes for each at most.
pub const MAX_PIXELS: u64 = 50_000_000;

/// A photo as it is kept: an upright JPEG without metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The bytes of the JPEG file.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why a photo was refused.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PhotoError {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// More bytes than [`MAX_BYTES`].
    #[error("the file has {bytes} bytes, at most {limit} are read")]
    TooBig {
        /// Its size in bytes.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },
    /// More pixels than [`MAX_PIXELS`].
    #[error("the photo has {width}x{height} pixels, more than is read")]
    TooManyPixels {
        /// Width as the file declares it.
        width: u32,
        /// Height as the file declares it.
        height: u32,
    },
    /// HEIC, the form of newer iPhones: the remedy is to send it as JPEG ("Most compatible").
    #[error("the photo is HEIC")]
    Heic,
    /// Not a photo that is read here: JPEG, PNG and WebP are.
    #[error("the file is not a JPEG, PNG or WebP photo")]
    NotAPhoto,
    /// Ends before the picture does, as when only a part of the file arrived.
    #[error("the photo ends too early")]
    Cut,
    /// Begins as a photo but cannot be read to its end.
    #[error("the photo is damaged: {detail}")]
    Damaged {
        /// What the reader stumbled over, for the log.
        detail: String,
    },
}

/// Reads a photo and writes it anew: upright, at most [`LONGEST_SIDE`] pixels, JPEG, no metadata.
/// What is see-through becomes white.
///
/// # Errors
/// See [`PhotoError`]; size and pixels are checked before anything is decoded.
pub fn reencode(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let picture = decode(bytes)?;
    let picture = if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::CatmullRom)
    } else {
        picture
    };
    encode(&opaque(&picture))
}

/// A photo small enough to stand within a page, at most [`THUMBNAIL`] pixels.
///
/// # Errors
/// As [`reencode`].
pub fn thumbnail(bytes: &[u8]) -> Result<Photo, PhotoError> {
    encode(&opaque(&decode(bytes)?.thumbnail(THUMBNAIL, THUMBNAIL)))
}

/// Cuts the middle of a photo to [`PREVIEW`], for Open Graph.
///
/// # Errors
/// As [`reencode`].
pub fn preview(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let (width, height) = PREVIEW;
    let picture = decode(bytes)?.resize_to_fill(width, height, FilterType::CatmullRom);
    encode(&opaque(&picture))
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(PhotoError::TooBig {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    if is_heic(bytes) {
        return Err(PhotoError::Heic);
    }
    let format = image::guess_format(bytes).map_err(|_| PhotoError::NotAPhoto)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(PhotoError::NotAPhoto);
    }
    // The decoder would paint what is missing grey and say nothing.
    if format == ImageFormat::Jpeg && !jpeg_is_whole(bytes) {
        return Err(PhotoError::Cut);
    }
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format)
        .into_decoder()
        .map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    // Sixteen bits a channel take twice the memory, so that half as many pixels are read.
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || decoder.total_bytes() > MAX_PIXELS * 4 {
        return Err(PhotoError::TooManyPixels { width, height });
    }
    // A photo whose EXIF block is broken is still a photo: it stays as the camera held it.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// Whether a JPEG comes to its end: segments by their lengths, the pictures' own data up to the next
/// marker, and so on to the mark of the end. A preview in the metadata has such a mark as well, so
/// that looking for one anywhere would not do; what follows the end is nobody's concern.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    let mut at = 2;
    loop {
        // Between segments: up to the next marker, over fill bytes and the data of a scan, where
        // FF 00 is a byte and FF D0 to D7 are its own restarts.
        let Some(next) = bytes.get(at..).and_then(|rest| {
            rest.windows(2)
                .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF))
        }) else {
            return false;
        };
        let marker = bytes[at + next + 1];
        at += next + 2;
        if marker == END {
            return true;
        }
        if marker == 0x01 {
            continue;
        }
        let Some(length) = bytes.get(at..at + 2) else {
            return false;
        };
        at += usize::from(u16::from_be_bytes([length[0], length[1]]));
        if marker == SCAN && at >= bytes.len() {
            return false;
        }
    }
}

/// HEIC and its relatives are an ISO media file whose first box names one of these brands.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [
        b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif",
    ];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|b| BRANDS.contains(&b))
}

fn opaque(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let mut ground =
        image::RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    image::imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
    DynamicImage::ImageRgba8(ground).to_rgb8()
}

fn encode(picture: &RgbImage) -> Result<Photo, PhotoError> {
    let (width, height) = picture.dimensions();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 82)
        .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
        .map_err(damaged)?;
    Ok(Photo {
        jpeg,
        width,
        height,
    })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is the error side of map_err"
)]
fn damaged(error: image::ImageError) -> PhotoError {
    PhotoError::Damaged {
        detail: error.to_string(),
    }
}
