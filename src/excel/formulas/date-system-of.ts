import type { DateSystem } from "../../core/table/date-serial";
import type { ExcelSession } from "../host/excel-queue";
import { withDateSystem } from "../reading/date-system";

/** Which day the serials count from that Excel hands to custom functions: one sync. @throws WorkbookError what Excel refused */
export function dateSystemOf(session: ExcelSession): Promise<DateSystem> {
  return withDateSystem(session, async (dateSystem) => {
    await session.sync();
    return dateSystem();
  });
}
